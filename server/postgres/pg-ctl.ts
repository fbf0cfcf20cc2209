import { spawn } from 'node:child_process';
import { whenEnded } from '../child';
import { programOf } from './binaries';
import { type Place, processOptions } from './cluster';
import { clusterFolder } from './data-folder';

/**
 * Shuts the Postgres of a data folder down, whoever started it: connections are cut, everything
 * committed is on disk. For Windows, which has no signals: there Node can only kill, and a Postgres
 * that a killed start left is nobody's child.
 * @param patience seconds that it may take
 * @returns whether one ran there, and has ended
 */
export async function stopByPgCtl(place: Place, patience: number): Promise<boolean> {
  const folder = clusterFolder(place.dataDir);
  const args = ['stop', '-D', folder, '-m', 'fast', '-t', String(patience), '--silent'];
  const child = spawn(programOf(place.binaries, 'pg_ctl'), args, {
    ...processOptions(place),
    stdio: 'ignore',
    windowsHide: true,
  });
  await whenEnded(child);
  return child.exitCode === 0;
}
