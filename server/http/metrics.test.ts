import { openHouse } from '../testing/house.js';

test('whoever has the token gets the metrics, nobody else, and they name nobody', async () => {
  const token = 'a-token-of-the-test';
  const house = await openHouse({ METRICS_TOKEN: token });
  const { owner } = await house.organization();
  const { defaultPipeline } = await owner.run<{ defaultPipeline: { id: string } }>(
    '{ defaultPipeline { id } }',
  );
  const live = owner.subscribe('subscription ($p: ID!) { opportunityChanged(pipelineId: $p) { seq } }', {
    p: defaultPipeline.id,
  });
  await live.ready;
  await house.app.services.pool.query(
    `SELECT graphile_worker.add_job('due-long-ago', run_at => now() - interval '1 hour')`,
  );

  const read = (authorization?: string) =>
    fetch(`${house.url}/metrics`, { headers: authorization ? { authorization } : {} });
  expect((await read()).status).toBe(401);
  expect((await read('Bearer another')).status).toBe(401);
  const answer = await read(`Bearer ${token}`);
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
  const text = await answer.text();
  expect(text).toMatch(/^rapport_live_subscribers 1$/m);
  expect(text).toMatch(/^rapport_jobs_waiting 1$/m);
  expect(text).toMatch(/^rapport_events_waiting \d+$/m);
  expect(text).toMatch(
    /^rapport_http_request_seconds_count\{method="POST",route="\/graphql",status="200"\} \d+$/m,
  );
  expect(text).not.toContain(owner.organizationId);
  await house.close();
});

test('without a token the address does not exist', async () => {
  const house = await openHouse();
  expect((await fetch(`${house.url}/metrics`)).status).toBe(404);
  await house.close();
});
