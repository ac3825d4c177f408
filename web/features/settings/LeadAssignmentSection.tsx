import { useQuery } from '@apollo/client/react';
import { Badge, Button, UnstyledButton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import {
  type AssignmentRuleFieldsFragment,
  AssignmentRulesDocument,
  type AssignmentRulesQuery,
} from '../../gql/graphql';
import { Can } from '../../kit/data/session';
import { FilterText } from '../../kit/filter/FilterInput';
import { Loaded } from '../../kit/list/Loaded';
import { AssignmentRuleDrawer, METHODS } from './AssignmentRuleDrawer';
import { Rows, RowText, Section } from './Section';

/** Who gets which leads. */
export function LeadAssignmentSection() {
  const result = useQuery(AssignmentRulesDocument);
  const [open, setOpen] = useState<AssignmentRuleFieldsFragment | 'new' | null>(null);
  return (
    <Section
      title="Lead assignment"
      text="A new lead without an owner goes to whom the first rule that holds picks. People who are not active are skipped; the lead says which rule it was."
      actions={
        <Can permission="assignmentRule.create">
          <Button leftSection={<IconPlus size={16} />} onClick={() => setOpen('new')}>
            Create rule
          </Button>
        </Can>
      }
    >
      <Loaded result={result}>
        {(data) => (
          <>
            <Rows
              label="Assignment rules"
              rows={data.assignmentRules.nodes}
              empty="No rules yet: leads stay with whoever enters them."
            >
              {(rule) => <RuleRow rule={rule} data={data} onOpen={() => setOpen(rule)} />}
            </Rows>
            <AssignmentRuleDrawer
              key={open === 'new' ? 'new' : open?.id}
              rule={open}
              users={data.users.nodes}
              teams={data.teams.nodes}
              onClose={() => setOpen(null)}
            />
          </>
        )}
      </Loaded>
    </Section>
  );
}

interface RuleRowProps {
  rule: AssignmentRuleFieldsFragment;
  data: AssignmentRulesQuery;
  onOpen: () => void;
}

function RuleRow({ rule, data, onOpen }: RuleRowProps) {
  const people = [
    rule.team?.name,
    ...rule.userIds.map((id) => data.users.nodes.find((user) => user.id === id)?.name),
  ];
  return (
    <>
      <RowText
        name={
          rule.viewerCan.includes('update') ? (
            <UnstyledButton onClick={onOpen} fz="sm" fw={500} c="var(--mantine-color-anchor)">
              {rule.name}
            </UnstyledButton>
          ) : (
            rule.name
          )
        }
        text={
          <>
            <FilterText noun="Lead" value={rule.condition} everything="All leads" /> →{' '}
            {people.filter(Boolean).join(', ')}
          </>
        }
      />
      {!rule.active && <Badge color="gray">Off</Badge>}
      <Badge variant="default">{METHODS.find(({ value }) => value === rule.method)?.label}</Badge>
    </>
  );
}
