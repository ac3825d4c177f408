import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Context } from '../../kernel/context.js';
import { notFound } from '../../kernel/errors.js';
import { answerErrors, disposition } from '../../kernel/fileRoutes.js';
import type { Services } from '../../kernel/services.js';
import { claimsOf } from '../../kernel/signedPath.js';
import { actorOfUser } from '../identity/actorOf.js';
import { Attachment } from './attachment.entity.js';
import { inlineType } from './fileType.js';
import { giveUpUpload } from './giveUpUpload.js';
import { receiveUpload } from './receiveUpload.js';
import { MAX_BYTES } from './requestUpload.js';

type ById = { Params: { id: string } };

/**
 * PUT /files/uploads/:id takes the raw bytes of a requested upload, DELETE gives it up; GET /files/attachments/:id gives
 * the bytes of a file.
 */
export async function attachmentFiles(http: FastifyInstance, services: Services): Promise<void> {
  await http.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    answerErrors(scope);
    scope.put<ById>('/files/uploads/:id', { bodyLimit: MAX_BYTES }, async (request, reply) => {
      const claims = claimsOf(services, request.url);
      if (!claims) throw notFound('Upload');
      await receiveUpload(services, claims.organization!, request.params.id, request.body as Readable);
      return reply.code(201).send({ uploadId: request.params.id });
    });
    scope.delete<ById>('/files/uploads/:id', async (request, reply) => {
      const claims = claimsOf(services, request.url);
      if (!claims) throw notFound('Upload');
      await giveUpUpload(services, claims.organization!, request.params.id);
      return reply.code(204).send();
    });
    scope.get<ById>('/files/attachments/:id', (request, reply) => sendFile(services, request, reply));
  });
}

/** The file of a signed address, whole or in part, as long as its user still sees the record. */
async function sendFile(services: Services, request: FastifyRequest<ById>, reply: FastifyReply) {
  const claims = claimsOf(services, request.url);
  const actor = claims && (await actorOfUser(services, claims.organization!, claims.user!));
  if (!claims || !actor) throw notFound('File');
  const ctx = new Context({ services, actor, requestId: request.id });
  const file = await ctx.db.get(Attachment, request.params.id);
  if (claims.how === 'thumbnail') return sendThumbnail(services, file, reply);
  const inline = claims.how === 'inline' ? inlineType(file.mimeType) : null;
  reply
    .header('content-disposition', disposition(inline ? 'inline' : 'attachment', file.fileName))
    .header('content-type', inline ?? 'application/octet-stream')
    .header('content-security-policy', policyFor(inline))
    .header('cross-origin-resource-policy', 'same-origin')
    .header('cache-control', 'private, no-store')
    .header('accept-ranges', 'bytes')
    .header('etag', `"${file.sha256}"`);
  const range = rangeOf(request.headers.range, file.size);
  if (range === 'outside') return reply.code(416).header('content-range', `bytes */${file.size}`).send();
  if (range) reply.code(206).header('content-range', `bytes ${range.start}-${range.end}/${file.size}`);
  reply.header('content-length', range ? range.end - range.start + 1 : file.size);
  return reply.send(await services.storage.read(file.storageKey, range ?? undefined));
}

/** The small picture beside a file. Its address changes by the hour; until then the browser may keep it. */
async function sendThumbnail({ storage }: Services, file: Attachment, reply: FastifyReply) {
  if (!file.thumbnailKey) throw notFound('File');
  reply
    .header('content-disposition', 'inline')
    .header('content-type', file.thumbnailType!)
    .header('content-security-policy', policyFor(file.thumbnailType))
    .header('cross-origin-resource-policy', 'same-origin')
    .header('cache-control', 'private, max-age=3600')
    .header('content-length', file.thumbnailSize!);
  return reply.send(await storage.read(file.thumbnailKey));
}

/** Nothing in a file may run or load anything. A PDF is shown by the browser's own viewer, which no sandbox lets in. */
const policyFor = (inline: string | null) =>
  inline === 'application/pdf'
    ? "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
    : "default-src 'none'; style-src 'unsafe-inline'; media-src 'self'; img-src 'self'; frame-ancestors 'self'; sandbox";

/** `bytes=0-99`, `bytes=100-` or `bytes=-50`; null for everything else, which is answered with the whole file. */
export function rangeOf(
  header: string | undefined,
  size: number,
): { start: number; end: number } | 'outside' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!match || (!match[1] && !match[2])) return null;
  const [, from, to] = match;
  const start = from ? Number(from) : Math.max(0, size - Number(to));
  const end = from && to ? Math.min(Number(to), size - 1) : size - 1;
  return start > end || start >= size ? 'outside' : { start, end };
}
