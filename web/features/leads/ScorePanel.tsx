import { useQuery } from '@apollo/client/react';
import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { type LeadFieldsFragment, LeadScoresDocument } from '../../gql/graphql';
import { Ago } from '../../kit/fields/FieldValue';
import { sentence } from '../../kit/fields/field';
import { formatDate } from '../../kit/fields/format';
import { Nothing } from '../../kit/list/faces';
import { Loaded } from '../../kit/list/Loaded';
import { RelatedPanel } from '../../kit/record/RelatedPanel';
import { type Reason, reasonChanges, signed } from './reasons';

const COLORS = { HOT: 'red', WARM: 'orange', COLD: 'gray' };

/** The score of a lead with every reason, and how it came about. */
export function ScorePanel({ lead }: { lead: LeadFieldsFragment }) {
  const [history, setHistory] = useState(false);
  const reasons = lead.scoreReasons as Reason[];
  const computed = lead.fitScore + lead.engagementScore;
  return (
    <RelatedPanel title="Score" action={<Badge color={COLORS[lead.rating]}>{sentence(lead.rating)}</Badge>}>
      <Group align="baseline" gap="xs">
        <Text fz={28} fw={600} lh={1.2} className="tabular">
          {lead.score}
        </Text>
        <Text size="xs" c="dimmed">
          of 100
        </Text>
      </Group>
      {lead.manualScore !== null && (
        <Text size="xs" c="dimmed">
          Set by hand{lead.manualScoreUntil && ` until ${formatDate(lead.manualScoreUntil)}`}; the rules give{' '}
          {Math.min(100, computed)}.
        </Text>
      )}
      <Reasons title={`Fit ${lead.fitGrade}`} points={lead.fitScore} reasons={reasons} group="FIT" />
      <Reasons title="Engagement" points={lead.engagementScore} reasons={reasons} group="ENGAGEMENT" />
      {!reasons.length && <Nothing>No rule holds yet. Fill in what you know, and log what happens.</Nothing>}
      <Button
        mt="xs"
        size="compact-xs"
        variant="subtle"
        color="gray"
        aria-expanded={history}
        onClick={() => setHistory(!history)}
      >
        {history ? 'Hide history' : 'Score history'}
      </Button>
      {history && <ScoreHistory id={lead.id} />}
    </RelatedPanel>
  );
}

interface ReasonsProps {
  title: string;
  points: number;
  reasons: Reason[];
  group: Reason['group'];
}

function Reasons({ title, points, reasons, group }: ReasonsProps) {
  const own = reasons.filter((reason) => reason.group === group);
  if (!own.length) return null;
  const over = own.reduce((sum, reason) => sum + reason.points, 0) - points;
  return (
    <Stack gap={2} mt="sm" component="section" aria-label={title}>
      <Line name={title} value={String(points)} strong />
      {own.map(({ ruleId, name, count, points: given }) => (
        <Line key={ruleId} name={count && count > 1 ? `${name} (${count}×)` : name} value={signed(given)} />
      ))}
      {over > 0 && <Line name="More than this group can give" value={signed(-over)} />}
    </Stack>
  );
}

const Line = ({ name, value, strong }: { name: string; value: string; strong?: boolean }) => (
  <Group justify="space-between" wrap="nowrap" gap="xs">
    <Text size="sm" c={strong ? undefined : 'dimmed'} fw={strong ? 500 : undefined}>
      {name}
    </Text>
    <Text size="sm" fw={strong ? 500 : undefined} className="tabular" style={{ flex: 'none' }}>
      {value}
    </Text>
  </Group>
);

function ScoreHistory({ id }: { id: string }) {
  const result = useQuery(LeadScoresDocument, { variables: { id }, fetchPolicy: 'cache-and-network' });
  return (
    <Loaded result={result}>
      {({ lead }) => (
        <Stack component="ul" gap={6} m={0} p={0} mt={4} style={{ listStyle: 'none' }}>
          {!lead?.scoreHistory.length && <Nothing>It never changed.</Nothing>}
          {lead?.scoreHistory.map((change, index, all) => {
            const before = all[index + 1];
            const why = reasonChanges(before?.reasons ?? [], change.reasons);
            return (
              <li key={change.id}>
                <Group justify="space-between" gap="xs">
                  <Text size="xs" c="dimmed">
                    <Ago at={change.createdAt} />
                  </Text>
                  <Text size="xs" className="tabular">
                    {before?.score ?? 0} → {change.score}
                  </Text>
                </Group>
                {why.length > 0 && <Text size="xs">{why.join(', ')}</Text>}
              </li>
            );
          })}
        </Stack>
      )}
    </Loaded>
  );
}
