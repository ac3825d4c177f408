import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Context } from '../../kernel/context.js';
import { CSV_MARK, csvTexts } from '../../kernel/csv.js';
import { notFound } from '../../kernel/errors.js';
import { answerErrors, disposition } from '../../kernel/fileRoutes.js';
import type { Services } from '../../kernel/services.js';
import { claimsOf, signedPath } from '../../kernel/signedPath.js';
import { actorOfUser } from '../identity/actorOf.js';
import { allBulkFailures, type BulkFailure } from './bulkFailures.query.js';
import { BulkJob } from './bulkJob.entity.js';

type ById = { Params: { id: string } };

const HOUR = 3600;

/** Where whoever asks can download what a job could not change, for an hour. */
export const failuresUrl = ({ services, actor }: Context, { id }: BulkJob): string =>
  signedPath(
    services,
    `/files/bulk-jobs/${id}/failures.csv`,
    { organization: actor.organizationId, user: actor.userId ?? '' },
    HOUR,
  );

/** GET /files/bulk-jobs/:id/failures.csv streams the records that a job could not change, and why. */
export async function failureFiles(http: FastifyInstance, services: Services): Promise<void> {
  await http.register(async (scope) => {
    answerErrors(scope);
    scope.get<ById>('/files/bulk-jobs/:id/failures.csv', (request, reply) =>
      sendFailures(services, request, reply),
    );
  });
}

/** The file of a signed address, as long as its user still sees the job. */
async function sendFailures(services: Services, request: FastifyRequest<ById>, reply: FastifyReply) {
  const claims = claimsOf(services, request.url);
  const actor = claims && (await actorOfUser(services, claims.organization!, claims.user!));
  if (!claims || !actor) throw notFound('Bulk job');
  const ctx = new Context({ services, actor, requestId: request.id });
  const job = await ctx.db.get(BulkJob, request.params.id);
  reply
    .header('content-type', 'text/csv; charset=utf-8')
    .header('content-disposition', disposition('attachment', `${job.kind.toLowerCase()}-failures.csv`))
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, no-store');
  return reply.send(Readable.from(lines(allBulkFailures(ctx, job)), { objectMode: false }));
}

async function* lines(failures: AsyncIterable<BulkFailure>): AsyncGenerator<string> {
  yield CSV_MARK + csvTexts(['Record', 'Reason', 'ID']);
  for await (const { id, name, problem } of failures) yield csvTexts([name ?? '', problem, id]);
}
