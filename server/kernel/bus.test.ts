import { pino } from 'pino';
import { createApp } from '../app.js';
import { openHouse } from '../testing/house.js';
import { Person } from '../testing/person.js';
import { describeWithRedis } from '../testing/redis.js';
import { redisBus } from './bus.js';

test('a Redis that is not there stops the start with words', async () => {
  const log = pino({ enabled: false });
  await expect(redisBus('redis://:secret@127.0.0.1:9', log)).rejects.toThrow(
    /^Redis at 127\.0\.0\.1:9 \(REDIS_URL\) cannot be used: .*ECONNREFUSED/,
  );
});

await describeWithRedis('Two processes that share Redis', (redisUrl) => {
  test('deliver to each other what was changed, and end each other’s sessions', async () => {
    const house = await openHouse({ REDIS_URL: redisUrl });
    const second = await createApp({ config: { ...house.app.services.config, port: 0 }, role: 'api' });
    const secondUrl = await second.listen();
    const { owner } = await house.organization();
    const elsewhere = new Person(secondUrl, owner.cookie, owner.userId, owner.organizationId);
    const { defaultPipeline } = await owner.run<{ defaultPipeline: { id: string } }>(
      '{ defaultPipeline { id } }',
    );
    const live = elsewhere.subscribe<{ opportunityChanged: { record: { name: string } } }>(
      'subscription ($p: ID!) { opportunityChanged(pipelineId: $p) { record { name } } }',
      { p: defaultPipeline.id },
    );
    await live.ready;
    await owner.opportunity({ name: 'Seen in the other process' });
    expect((await live.next()).opportunityChanged.record.name).toBe('Seen in the other process');
    await owner.run('mutation { logout }');
    expect(await live.ended).toMatchObject({ code: 4403 });
    await second.close();
    await house.close();
  });
});
