import type { Plan, PlanStage } from '../features/importing/plan.js';
import type { Api } from './api.js';

interface Stage {
  id: string;
  name: string;
}

interface Pipeline {
  id: string;
  name: string;
  stages: Stage[];
}

/** Makes sure that the pipelines of a plan exist with their stages; what is there already stays as it is. */
export async function preparePipelines(api: Api, { pipelines = [] }: Plan): Promise<void> {
  if (pipelines.length === 0) return;
  const { pipelines: existing } = await api.run<{ pipelines: Pipeline[] }>(
    '{ pipelines { id name stages { id name } } }',
  );
  for (const { name, description, stages } of pipelines) {
    const known = existing.find((pipeline) => pipeline.name === name);
    const pipeline = known ?? (await createPipeline(api, { name, ...(description && { description }) }));
    const missing = stages.filter((stage) => !pipeline.stages.some((each) => each.name === stage.name));
    for (const stage of missing) await createStage(api, pipeline.id, stage);
  }
}

async function createPipeline(api: Api, input: { name: string; description?: string }): Promise<Pipeline> {
  const mutation =
    'mutation ($input: CreatePipelineInput!) { createPipeline(input: $input) { id name stages { id name } } }';
  return (await api.run<{ createPipeline: Pipeline }>(mutation, { input })).createPipeline;
}

async function createStage(api: Api, pipelineId: string, stage: PlanStage): Promise<void> {
  const mutation =
    'mutation ($input: CreatePipelineStageInput!) { createPipelineStage(input: $input) { id } }';
  await api.run(mutation, { input: { pipelineId, ...stage } });
}
