import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What `ps` says in one column about a process; `null` where there is no such process or no ps. */
function askPs(pid: number, column: string): string | null {
  try {
    const args = ['-o', `${column}=`, '-p', String(pid)];
    return execFileSync('ps', args, { encoding: 'utf8', stdio: 'pipe' }).trim() || null;
  } catch {
    return null;
  }
}

function readProc(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** The fields of /proc/PID/stat after the program's name, which stands in brackets and may hold anything. */
function readStat(pid: number): string[] | null {
  const stat = readProc(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? null;
}

/**
 * Whether a process with this id runs, ours or not. A killed one that its parent has not yet been
 * told of (in a container nobody may ever ask) keeps its id, and does not count.
 */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  if (process.platform === 'win32') return true;
  const state = process.platform === 'linux' ? readStat(pid)?.[0] : askPs(pid, 'stat');
  return !state?.startsWith('Z');
}

/**
 * When a process began, as an opaque text: the same process gives the same text, another that got
 * the same id later does not. `null` where this machine cannot tell.
 */
export function startMark(pid: number): string | null {
  if (process.platform === 'win32') return null;
  if (process.platform !== 'linux') return askPs(pid, 'lstart');
  // Ids start again at every boot and in every container, so the boot is part of it.
  const ticks = readStat(pid)?.[19];
  return ticks ? `${readProc('/proc/sys/kernel/random/boot_id')?.trim()}/${ticks}` : null;
}

/** The command line of a process; `null` where there is none or it cannot be read. */
export function commandLine(pid: number): string | null {
  if (process.platform === 'linux')
    return readProc(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ') ?? null;
  if (process.platform !== 'win32') return askPs(pid, 'command');
  const query = `(Get-CimInstance Win32_Process -Filter "ProcessId=${pid}").CommandLine`;
  try {
    const args = ['-NoProfile', '-NonInteractive', '-Command', query];
    return execFileSync('powershell.exe', args, { encoding: 'utf8' }).trim() || null;
  } catch {
    return null;
  }
}
