import { Button } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import type { EventFieldsFragment } from '../../gql/graphql';
import { Ago } from '../../kit/fields/FieldValue';
import { counted } from '../../kit/fields/format';
import { TimelineItem } from '../../kit/timeline/TimelineItem';
import { ChangeEntry } from './ChangeEntry';
import { fieldsIn } from './groupChanges';

/** Field changes in a row, folded: "7 field changes". */
export function ChangesEntry({ changes }: { changes: EventFieldsFragment[] }) {
  const [open, setOpen] = useState(false);
  const people = [...new Set(changes.map(({ actor }) => actor?.name ?? 'The system'))].join(', ');
  return (
    <>
      <TimelineItem
        icon={<IconHistory size={16} />}
        title={
          <Button
            variant="transparent"
            size="compact-sm"
            px={0}
            color="gray"
            aria-expanded={open}
            rightSection={open ? <IconChevronDown size={14} /> : <IconChevronRight size={14} />}
            onClick={() => setOpen(!open)}
          >
            {counted(fieldsIn(changes), 'field changes')}
          </Button>
        }
        meta={
          <>
            {people} · <Ago at={changes[0]!.at} />
          </>
        }
      />
      {open && changes.map((event) => <ChangeEntry key={event.id} event={event} />)}
    </>
  );
}
