import { ask } from './ask.js';
import { startSuite } from './suite.js';

const suite = startSuite();

test('the analysis of a pipeline shows a loss where it happened, and opens what it counts', async () => {
  const page = await suite.page();
  const made = await ask(page, 'mutation { createPipeline(input: { name: "Renewals" }) { id } }');
  const pipelineId = made.createPipeline.id;
  const stages: string[] = [];
  for (const [name, kind] of [
    ['Due', 'OPEN'],
    ['Asked', 'OPEN'],
    ['Gone', 'LOST'],
  ]) {
    const { createPipelineStage } = await ask(
      page,
      'mutation ($input: CreatePipelineStageInput!) { createPipelineStage(input: $input) { id } }',
      { input: { pipelineId, name, kind } },
    );
    stages.push(createPipelineStage.id);
  }
  for (const [name, steps] of [
    ['Stays', []],
    ['Leaves', stages.slice(1)],
  ] as const) {
    const { createOpportunity } = await ask(
      page,
      'mutation ($input: CreateOpportunityInput!) { createOpportunity(input: $input) { id } }',
      { input: { name, pipelineId, stageId: stages[0], amount: '250' } },
    );
    for (const stageId of steps)
      await ask(page, 'mutation ($input: MoveOpportunityInput!) { moveOpportunity(input: $input) { id } }', {
        input: { id: createOpportunity.id, stageId, fields: { lostReason: 'Too dear' } },
      });
  }
  await page.goto(`/pipeline/${pipelineId}`);
  await page.getByRole('radiogroup', { name: 'Layout' }).getByText('Analysis').click();
  const row = (name: string) => page.getByRole('table', { name: 'Stages' }).getByRole('row', { name });
  await row('Due').waitFor();
  expect(await row('Due').getByRole('cell').allInnerTexts()).toEqual(['2', '1', '0', '50 %', '0', '0']);
  expect(await row('Asked').getByRole('cell').allInnerTexts()).toEqual(['1', '0', '1', '0 %', '0', '0']);
  await page.getByRole('region', { name: 'Reasons lost' }).getByText('Too dear').waitFor();
  await page.getByRole('link', { name: /^Lost/ }).click();
  await page.getByRole('link', { name: 'Leaves' }).waitFor();
  expect(await page.getByRole('link', { name: 'Stays' }).count()).toBe(0);
});
