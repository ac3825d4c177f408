import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { crc32, deflateSync } from 'node:zlib';
import type { Context } from '../../kernel/context.js';
import { storageKey } from '../../kernel/storage.js';
import { Attachment } from '../attachments/attachment.entity.js';
import { kindOf, sniff } from '../attachments/fileType.js';
import type { Client } from '../clients/client.entity.js';
import type { Opportunity } from '../opportunities/opportunity.entity.js';
import type { Chance } from './chance.js';

/** Files on clients and opportunities. */
export async function seedFiles(
  ctx: Context,
  chance: Chance,
  clients: Client[],
  opportunities: Opportunity[],
): Promise<void> {
  for (let i = 0; i < 18; i++) {
    const client = chance.pick(clients);
    await store(ctx, 'Framework agreement.pdf', pdf(`Framework agreement with ${client.name}`), {
      clientId: client.id,
    });
    const place = chance.pick(clients);
    await store(ctx, `${place.name} site.png`, png(chance.whole(0, 255), chance.whole(0, 255)), {
      clientId: place.id,
    });
    const opportunity = chance.pick(opportunities);
    await store(ctx, 'Price list.csv', 'Product;Price\nBasic;49.00\nPlus;99.00\nSupport;19.00\n', {
      opportunityId: opportunity.id,
    });
    await store(
      ctx,
      'Meeting notes.txt',
      `Notes on ${opportunity.name}\n\n- Budget is confirmed\n- Decision until the end of the quarter\n`,
      {
        opportunityId: opportunity.id,
      },
    );
  }
  await age(ctx);
}

async function store(ctx: Context, fileName: string, content: string | Buffer, link: object): Promise<void> {
  const bytes = Buffer.from(content);
  const key = storageKey(ctx.actor.organizationId);
  await ctx.services.storage.write(key, Readable.from([bytes]));
  const mimeType = await sniff(bytes, fileName);
  const computed = {
    mimeType,
    kind: kindOf(mimeType),
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    storageKey: key,
    uploadedById: ctx.actor.userId,
  };
  await ctx.db.create(Attachment, { fileName, ...link }, { computed });
}

/** The files came one by one over the last months. */
async function age(ctx: Context): Promise<void> {
  await ctx.db.rows(
    `WITH dated AS (SELECT id, now() - row_number() OVER (ORDER BY sha256, id) * interval '55 hours' AS at FROM attachments WHERE organization_id = :organizationId AND id IN (SELECT subject_id FROM events WHERE organization_id = :organizationId AND change_set_id = :changeSetId::uuid AND name = 'attachment.created')),
       aged AS (UPDATE attachments a SET created_at = d.at, updated_at = d.at FROM dated d WHERE a.organization_id = :organizationId AND a.id = d.id RETURNING a.id, d.at)
     UPDATE events e SET at = a.at FROM aged a WHERE e.organization_id = :organizationId AND e.subject_id = a.id RETURNING e.id`,
    { changeSetId: ctx.changeSetId },
  );
}

/** A page with one line. */
function pdf(text: string): string {
  const content = `BT /F1 20 Tf 60 760 Td (${text.replace(/[()\\]/g, '')}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((object, i) => {
    const place = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  return `${file}xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
}

const SIDE = 240;

/** A picture that goes from one colour to another. */
function png(from: number, to: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(SIDE, 0);
  header.writeUInt32BE(SIDE, 4);
  header.set([8, 2], 8);
  const rows = Buffer.alloc(SIDE * (SIDE * 3 + 1));
  for (let y = 0; y < SIDE; y++)
    for (let x = 0; x < SIDE; x++)
      rows.set([from + ((to - from) * x) / SIDE, (255 * y) / SIDE, 160], y * (SIDE * 3 + 1) + 1 + x * 3);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  const parts = [part('IHDR', header), part('IDAT', deflateSync(rows)), part('IEND', Buffer.alloc(0))];
  return Buffer.concat([signature, ...parts]);
}

function part(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), data]);
  const frame = Buffer.alloc(4);
  const check = Buffer.alloc(4);
  frame.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([frame, body, check]);
}
