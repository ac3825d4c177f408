import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const COLOURS = 256;

/** The same picture with at most 256 colours, as small as it gets: for screenshots, which have few. Takes 8-bit RGB(A). */
export function shrinkPng(png: Buffer): Buffer {
  const { width, height, pixels } = decode(png);
  const { palette, indexOf } = paletteOf(pixels);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) rows[y * (width + 1) + x + 1] = indexOf(pixels[y * width + x]!);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap((colour) => channels(colour)))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const channels = (colour: number) => [colour >> 16, (colour >> 8) & 255, colour & 255];

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** The colours of the pixels, as 0xrrggbb. */
function decode(png: Buffer): { width: number; height: number; pixels: Uint32Array } {
  const data: Buffer[] = [];
  let [width, height, bytes] = [0, 0, 3];
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') {
      [width, height] = [body.readUInt32BE(0), body.readUInt32BE(4)];
      bytes = body[9] === 6 ? 4 : 3;
    }
    if (type === 'IDAT') data.push(body);
    at += 12 + length;
  }
  const raw = unfiltered(inflateSync(Buffer.concat(data)), width * bytes, height, bytes);
  const pixels = new Uint32Array(width * height);
  for (let at = 0; at < pixels.length; at++)
    pixels[at] = (raw[at * bytes]! << 16) | (raw[at * bytes + 1]! << 8) | raw[at * bytes + 2]!;
  return { width, height, pixels };
}

/** Takes back what PNG does to each row before it is packed. */
function unfiltered(packed: Buffer, stride: number, height: number, bytes: number): Buffer {
  const raw = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = packed[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x >= bytes ? raw[at - bytes]! : 0;
      const up = y ? raw[at - stride]! : 0;
      const corner = y && x >= bytes ? raw[at - stride - bytes]! : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 0] ?? 0;
      raw[at] = packed[y * (stride + 1) + 1 + x]! + guess;
    }
  }
  return raw;
}

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [left, up, corner].map((each) => Math.abs(left + up - corner - each)) as [
    number,
    number,
    number,
  ];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** The most used colours; every other one becomes the nearest of them. */
function paletteOf(pixels: Uint32Array) {
  const uses = new Map<number, number>();
  for (const colour of pixels) uses.set(colour, (uses.get(colour) ?? 0) + 1);
  const palette: number[] = [];
  const byUse = [...uses].sort((a, b) => b[1] - a[1]).map(([colour]) => colour);
  // Shades that can hardly be told apart share a place.
  for (const nearest of [24, 0])
    for (const colour of byUse) {
      if (palette.length >= COLOURS) break;
      if (!palette.includes(colour) && palette.every((other) => distance(other, colour) > nearest))
        palette.push(colour);
    }
  const known = new Map<number, number>();
  const indexOf = (colour: number): number => {
    let index = known.get(colour);
    if (index === undefined) {
      index = 0;
      for (let at = 1; at < palette.length; at++)
        if (distance(palette[at]!, colour) < distance(palette[index]!, colour)) index = at;
      known.set(colour, index);
    }
    return index;
  };
  return { palette, indexOf };
}

function distance(one: number, other: number): number {
  const [a, b] = [channels(one), channels(other)] as [number[], number[]];
  return a.reduce((sum, value, at) => sum + (value - b[at]!) ** 2, 0);
}
