import { useQuery } from '@apollo/client/react';
import { Badge, Button, Paper, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import {
  LeadScoringDocument,
  type LeadSettingsFieldsFragment,
  type ScoringRuleFieldsFragment,
  UpdateLeadSettingsDocument,
} from '../../gql/graphql';
import { Can, useMay } from '../../kit/data/session';
import { useSave } from '../../kit/data/useSave';
import { fieldsOf } from '../../kit/fields/field';
import { FilterText } from '../../kit/filter/FilterInput';
import { Loaded } from '../../kit/list/Loaded';
import { ScoringRuleDrawer } from './ScoringRuleDrawer';
import { Rows, RowText, Section } from './Section';
import { SettingsForm } from './SettingsForm';

const GROUPS = [
  { group: 'FIT', title: 'Fit: what a lead is' },
  { group: 'ENGAGEMENT', title: 'Engagement: what happens with it' },
] as const;

/** What leads get points for, and when they are hot. */
export function LeadScoringSection() {
  const result = useQuery(LeadScoringDocument);
  const may = useMay();
  const [open, setOpen] = useState<ScoringRuleFieldsFragment | 'new' | null>(null);
  return (
    <Section
      title="Lead scoring"
      text="A score is the sum of the rules that hold, at most 100. Every lead shows its reasons; all scores are counted anew after a change."
      actions={
        <Can permission="scoringRule.create">
          <Button leftSection={<IconPlus size={16} />} onClick={() => setOpen('new')}>
            Create rule
          </Button>
        </Can>
      }
    >
      <Loaded result={result}>
        {({ leadSettings, scoringRules: { nodes } }) => (
          <>
            {GROUPS.map(({ group, title }) => (
              <Stack key={group} gap="xs">
                <Title order={2} size="h3">
                  {title}
                </Title>
                <Rows label={title} rows={nodes.filter((rule) => rule.group === group)} empty="No rules yet.">
                  {(rule) => <RuleRow rule={rule} onOpen={() => setOpen(rule)} />}
                </Rows>
              </Stack>
            ))}
            <Paper withBorder p="md" component="section" aria-label="Limits">
              <Title order={2} size="h3" mb="xs">
                Limits
              </Title>
              {may('scoringRule.update') ? (
                <LimitsForm key={leadSettings.version} settings={leadSettings} />
              ) : (
                <Text size="sm">{limitsText(leadSettings)}</Text>
              )}
            </Paper>
          </>
        )}
      </Loaded>
      <ScoringRuleDrawer key={open === 'new' ? 'new' : open?.id} rule={open} onClose={() => setOpen(null)} />
    </Section>
  );
}

function RuleRow({ rule, onOpen }: { rule: ScoringRuleFieldsFragment; onOpen: () => void }) {
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
            <FilterText noun={rule.subjectType} value={rule.condition} everything="Always" />
            {rule.halfLifeDays && ` · worth half after ${rule.halfLifeDays} days`}
          </>
        }
      />
      {!rule.active && <Badge color="gray">Off</Badge>}
      <Badge color={rule.points < 0 ? 'red' : 'teal'} className="tabular">
        {rule.points < 0 ? `−${-rule.points}` : `+${rule.points}`}
      </Badge>
    </>
  );
}

const limits = fieldsOf<LeadSettingsFieldsFragment>([
  {
    key: 'hotFrom',
    label: 'Hot from',
    type: 'number',
    required: true,
    help: 'Score from which a lead is hot.',
  },
  { key: 'warmFrom', label: 'Warm from', type: 'number', required: true },
  { key: 'fitCap', label: 'Most points for fit', type: 'number', required: true },
  { key: 'engagementCap', label: 'Most points for engagement', type: 'number', required: true },
  {
    key: 'firstResponseHours',
    label: 'Hours until the first answer',
    type: 'number',
    required: true,
    help: 'New leads are overdue after that; it counts for leads that come from now on.',
  },
]);

/** The limits for those who only look. */
const limitsText = ({
  hotFrom,
  warmFrom,
  fitCap,
  engagementCap,
  firstResponseHours,
}: LeadSettingsFieldsFragment) =>
  `A lead is hot from ${hotFrom} points on, warm from ${warmFrom} on. Fit gives at most ${fitCap}, engagement ${engagementCap}. The first answer is due within ${firstResponseHours} hours.`;

function LimitsForm({ settings }: { settings: LeadSettingsFieldsFragment }) {
  const save = useSave();
  return (
    <SettingsForm
      fields={limits}
      record={settings}
      submitLabel="Save limits"
      save={(values, version) =>
        save(
          UpdateLeadSettingsDocument,
          { input: { id: settings.id, version, ...values } },
          { done: 'Limits saved' },
        )
      }
    />
  );
}
