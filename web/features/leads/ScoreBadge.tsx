import { Badge, Group, Text, Tooltip } from '@mantine/core';
import type { LeadRowFragment } from '../../gql/graphql';
import { sentence } from '../../kit/fields/field';
import { type Reason, reasonText } from './reasons';

const COLORS = { HOT: 'red', WARM: 'orange', COLD: 'gray' };

type Scored = Pick<LeadRowFragment, 'score' | 'rating' | 'fitGrade' | 'engagementScore' | 'scoreReasons'>;

/** A score as it is meant: the number, fit as a letter and engagement apart; the reasons on hover. */
export function ScoreBadge({ lead }: { lead: Scored }) {
  const reasons = lead.scoreReasons as Reason[];
  return (
    <Tooltip
      multiline
      label={
        <>
          {sentence(lead.rating)}
          {reasons.length === 0 && ': no rule holds yet.'}
          {reasons.map((reason) => (
            <div key={reason.ruleId}>{reasonText(reason)}</div>
          ))}
        </>
      }
    >
      <Group gap={6} wrap="nowrap" w="fit-content">
        <Badge color={COLORS[lead.rating]} className="tabular" miw={44}>
          {lead.score}
        </Badge>
        <Text span size="xs" c="dimmed" className="tabular">
          Fit {lead.fitGrade} · Active {lead.engagementScore}
        </Text>
      </Group>
    </Tooltip>
  );
}
