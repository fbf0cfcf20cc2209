import { crc32, deflateRawSync } from 'node:zlib';

type Lies = { announcedBytes?: number; announcedChecksum?: number };

function field(bytes: number, value: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  if (bytes === 8) buffer.writeBigUInt64LE(BigInt(value));
  else if (value !== 0) buffer.writeUIntLE(value, 0, bytes);
  return buffer;
}

/** What both headers of an entry say: how it is packed, its checksum and sizes. */
function describe(packed: Buffer, checksum: number, bytes: number): Buffer[] {
  const [flags, deflated, time, day] = [0, 8, 0, 0x21];
  return [
    ...[20, flags, deflated, time, day].map((value) => field(2, value)),
    ...[checksum, packed.length, bytes].map((value) => field(4, value)),
  ];
}

/** A zip file of some files, which may announce other sizes and checksums than they have. */
export function zipOf(files: Record<string, string | Buffer>, lies: Lies = {}): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const announced = lies.announcedBytes ?? bytes.length;
    const isLarge = announced > 0xfffffffe;
    const extra = isLarge ? [field(2, 1), field(2, 8), field(8, announced)] : [];
    const extraBytes = Buffer.concat(extra);
    const said = describe(
      packed,
      lies.announcedChecksum ?? crc32(bytes),
      isLarge ? 0xffffffff : announced,
    );
    const local = Buffer.concat([
      Buffer.from('PK\x03\x04', 'latin1'),
      ...said,
      field(2, name.length),
      field(2, 0),
      Buffer.from(name),
      packed,
    ]);
    directory.push(
      Buffer.concat([
        Buffer.from('PK\x01\x02', 'latin1'),
        field(2, 20),
        ...said,
        field(2, name.length),
        field(2, extraBytes.length),
        field(10, 0),
        field(4, offset),
        Buffer.from(name),
        extraBytes,
      ]),
    );
    bodies.push(local);
    offset += local.length;
  }
  const entries = directory.length;
  const list = Buffer.concat(directory);
  const end = Buffer.concat([
    Buffer.from('PK\x05\x06', 'latin1'),
    field(4, 0),
    field(2, entries),
    field(2, entries),
    field(4, list.length),
    field(4, offset),
    field(2, 0),
  ]);
  return Buffer.concat([...bodies, list, end]);
}
