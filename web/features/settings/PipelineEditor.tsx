import { useQuery } from '@apollo/client/react';
import { Anchor, Badge, Button, Divider, Group } from '@mantine/core';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import {
  DeletePipelineDocument,
  SettingsPipelineDocument,
  type SettingsPipelineFragment,
  type SettingsStageFragment,
} from '../../gql/graphql';
import { useSave } from '../../kit/data/useSave';
import { ConfirmButton } from '../../kit/form/ConfirmButton';
import { NotThere } from '../../kit/list/faces';
import { Loaded } from '../../kit/list/Loaded';
import { PipelineDrawer } from './PipelineDrawer';
import { Section } from './Section';
import { StageDrawer } from './StageDrawer';
import { StageList } from './StageList';

/** One pipeline: its stages in their order. */
export function PipelineEditor({ id }: { id: string }) {
  const result = useQuery(SettingsPipelineDocument, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const pipeline = result.data?.pipeline;
  const [open, setOpen] = useState<SettingsStageFragment | 'new' | 'pipeline' | null>(null);
  const canUpdate = pipeline?.viewerCan.includes('update');
  return (
    <Section
      title={pipeline?.name ?? 'Pipeline'}
      text={pipeline?.description ?? undefined}
      beside={pipeline?.isDefault && <Badge color="indigo">Default</Badge>}
      before={
        <Anchor component={Link} to="/settings/pipelines" c="dimmed" size="sm">
          Pipelines
        </Anchor>
      }
      actions={
        canUpdate && (
          <Group gap="xs">
            <Button
              variant="default"
              leftSection={<IconPencil size={16} />}
              onClick={() => setOpen('pipeline')}
            >
              Edit
            </Button>
            <Button leftSection={<IconPlus size={16} />} onClick={() => setOpen('new')}>
              Add stage
            </Button>
          </Group>
        )
      }
    >
      <Loaded result={result} rows={6}>
        {() =>
          pipeline ? (
            <>
              <StageList pipeline={pipeline} onOpen={setOpen} />
              {pipeline.viewerCan.includes('delete') && <DeletePipeline pipeline={pipeline} />}
              <PipelineDrawer
                pipeline={pipeline}
                opened={open === 'pipeline'}
                onClose={() => setOpen(null)}
              />
              <StageDrawer
                key={typeof open === 'string' ? open : open?.id}
                stage={open === 'pipeline' ? null : open}
                pipeline={pipeline}
                onClose={() => setOpen(null)}
              />
            </>
          ) : (
            <NotThere what="pipeline" />
          )
        }
      </Loaded>
    </Section>
  );
}

function DeletePipeline({ pipeline }: { pipeline: SettingsPipelineFragment }) {
  const save = useSave();
  const navigate = useNavigate();
  return (
    <>
      <Divider my="xs" />
      <ConfirmButton
        label="Delete pipeline"
        question={`${pipeline.name} goes with its ${pipeline.stages.length} stages. A pipeline that still has opportunities cannot be deleted.`}
        confirm={`Delete ${pipeline.name}`}
        onConfirm={async () => {
          await save(
            DeletePipelineDocument,
            { id: pipeline.id, version: pipeline.version },
            { done: `${pipeline.name} deleted` },
          );
          navigate('/settings/pipelines');
        }}
      />
    </>
  );
}
