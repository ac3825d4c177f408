import { useDebouncedCallback } from '@mantine/hooks';
import { useMemo } from 'react';
import {
  OpportunityChangedDocument,
  OpportunityGroupsDocument,
  type OpportunityRowFragment,
} from '../../gql/graphql';
import { ListCalendar } from '../../kit/calendar/ListCalendar';
import type { CalendarSpec } from '../../kit/calendar/spec';
import { useLive } from '../../kit/data/useLive';
import type { Field } from '../../kit/fields/field';
import { formatMoney } from '../../kit/fields/format';
import type { UseLiveRows } from '../../kit/list/useFresh';
import type { useListState } from '../../kit/list/useListState';
import { useOpportunities } from './OpportunityList';
import { OPPORTUNITY_STATUS_COLORS } from './opportunityFields';

interface OpportunityCalendarProps {
  pipelineId: string;
  state: ReturnType<typeof useListState>;
  fields: Field[];
}

const CALENDAR: CalendarSpec<OpportunityRowFragment> = {
  query: OpportunityGroupsDocument,
  date: 'expectedCloseOn',
  amount: 'total',
  detailOf: ({ total, currency }) => formatMoney(total, currency, true),
  colorOf: ({ status }) => OPPORTUNITY_STATUS_COLORS[status],
  orderBy: [{ field: 'total', direction: 'DESC' }],
};

/** The opportunities of a pipeline by the day they are expected to close, with the sums of days and weeks. */
export function OpportunityCalendar({ pipelineId, ...shown }: OpportunityCalendarProps) {
  const useLiveRows = useMemo(() => liveRowsOf(pipelineId), [pipelineId]);
  const opportunities = useOpportunities(pipelineId);
  return <ListCalendar {...opportunities} {...shown} calendar={CALENDAR} useLiveRows={useLiveRows} />;
}

/** The hook that calls back, gathered, when opportunities of the pipeline change. */
const liveRowsOf = (pipelineId: string): UseLiveRows =>
  function useLivePipeline(onChange) {
    const later = useDebouncedCallback(onChange, 500);
    useLive(
      OpportunityChangedDocument,
      { pipelineId },
      { seqOf: ({ opportunityChanged }) => opportunityChanged?.seq, onData: later },
    );
  };
