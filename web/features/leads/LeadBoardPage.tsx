import { Group } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { LeadFilter, LeadRowFragment } from '../../gql/graphql';
import { Board } from '../../kit/board/Board';
import { dropAt } from '../../kit/board/boardModel';
import { useFields } from '../../kit/customFields/useFields';
import type { Field } from '../../kit/fields/field';
import { FilterBar } from '../../kit/filter/FilterBar';
import { ErrorState, SkeletonRows } from '../../kit/list/faces';
import { SearchInput } from '../../kit/list/SearchInput';
import { useListState } from '../../kit/list/useListState';
import { Page } from '../../kit/shell/Page';
import { ViewBar } from '../../kit/views/ViewBar';
import { LeadCard } from './LeadCard';
import { leadColumns } from './leadFields';
import { useLeadBoard } from './useLeadBoard';

const FIELDS = leadColumns as Field[];
const canMove = ({ viewerCan }: LeadRowFragment) => viewerCan.includes('update');

/** The leads as a board by status; who is dropped on "Converted" is converted in a dialog. */
export function LeadBoardPage({ actions }: { actions: ReactNode }) {
  const navigate = useNavigate();
  const [, setParams] = useSearchParams();
  const state = useListState();
  const fields = useFields('Lead', FIELDS);
  const [menu, setMenu] = useState<string | null>(null);
  const { columns, error, refetch, move, loadMore } = useLeadBoard(
    state.where as LeadFilter | null,
    state.search,
  );
  const convert = (id: string) =>
    setParams((old) => {
      const next = new URLSearchParams(old);
      next.set('convert', id);
      return next;
    });
  const go = (drop: Parameters<typeof move>[0] | null) => {
    if (!drop || drop.from === drop.to) return;
    if (drop.to === 'CONVERTED') convert(drop.cardId);
    else void move(drop);
  };
  return (
    <Page title="Leads" actions={actions} fill>
      <ViewBar noun="Lead" all="All leads" layout="BOARD" />
      <Group gap="xs">
        <SearchInput label="Search leads" value={state.search} onChange={state.setSearch} />
        <FilterBar noun="Lead" fields={fields} model={state.filter} onChange={state.setFilter} />
      </Group>
      {!columns && (error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonRows />)}
      {columns && (
        <Board
          label="Leads by status"
          columns={columns}
          canMove={canMove}
          labelOf={({ name, score, companyName }) =>
            `${name}, score ${score}${companyName ? `, ${companyName}` : ''}`
          }
          onMove={go}
          onOpen={({ id }) => navigate(`/leads/${id}`)}
          onMore={(status) => void loadMore(status)}
          cardKeys={{ m: ({ id }) => setMenu(id) }}
          renderCard={(lead) => (
            <LeadCard
              lead={lead}
              menuOpen={menu === lead.id}
              onMenu={(open) => setMenu(open ? lead.id : null)}
              onMoveTo={(status) => go(dropAt(columns, lead.id, status, 0))}
            />
          )}
        />
      )}
    </Page>
  );
}
