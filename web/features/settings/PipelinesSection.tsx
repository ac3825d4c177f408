import { useQuery } from '@apollo/client/react';
import { Anchor, Badge, Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { SettingsPipelinesDocument } from '../../gql/graphql';
import { Can } from '../../kit/data/session';
import { Loaded } from '../../kit/list/Loaded';
import { PipelineDrawer } from './PipelineDrawer';
import { PipelineEditor } from './PipelineEditor';
import { Rows, RowText, Section } from './Section';

/** The pipelines, or one of them with its stages. */
export function PipelinesSection() {
  const { id } = useParams();
  return id ? <PipelineEditor key={id} id={id} /> : <PipelineList />;
}

function PipelineList() {
  const navigate = useNavigate();
  const result = useQuery(SettingsPipelinesDocument, { fetchPolicy: 'cache-and-network' });
  const [creating, setCreating] = useState(false);
  return (
    <Section
      title="Pipelines"
      text="Ways of selling. Each has its own stages, from the first contact to won or lost. What you change here shows on every board."
      actions={
        <Can permission="pipeline.create">
          <Button leftSection={<IconPlus size={16} />} onClick={() => setCreating(true)}>
            Create pipeline
          </Button>
        </Can>
      }
    >
      <Loaded result={result}>
        {({ pipelines }) => (
          <Rows label="Pipelines" rows={pipelines} empty="No pipelines yet. Create one to start selling.">
            {({ id, name, stages, opportunityCount, isDefault, active }) => (
              <>
                <RowText
                  name={
                    <Anchor component={Link} to={`/settings/pipelines/${id}`} inherit>
                      {name}
                    </Anchor>
                  }
                  text={`${stages.length} stages · ${opportunityCount} opportunities`}
                />
                {isDefault && <Badge color="indigo">Default</Badge>}
                {!active && <Badge color="gray">Inactive</Badge>}
              </>
            )}
          </Rows>
        )}
      </Loaded>
      <PipelineDrawer
        opened={creating}
        onClose={() => setCreating(false)}
        onCreated={(created) => navigate(`/settings/pipelines/${created}`)}
      />
    </Section>
  );
}
