import { Anchor } from '@mantine/core';
import { IconHistory, IconPaperclip } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { EventFieldsFragment } from '../../gql/graphql';
import { Ago } from '../../kit/fields/FieldValue';
import { sentence } from '../../kit/fields/field';
import { useNoun } from '../../kit/fields/nouns';
import { ChangeList } from '../../kit/record/HistoryList';
import { TimelineItem } from '../../kit/timeline/TimelineItem';

/** A change of a record on a timeline; a new file is named, the fields of everything else are listed. */
export function ChangeEntry({ event }: { event: EventFieldsFragment }) {
  const { fields } = useNoun(event.subjectType);
  const verb = sentence(event.name.split('.').at(-1) ?? '').toLowerCase();
  const changes = event.changes as Record<string, [unknown, unknown]>;
  const fileName = event.subjectType === 'Attachment' && verb === 'created' && changes.fileName?.[1];
  return (
    <TimelineItem
      icon={event.subjectType === 'Attachment' ? <IconPaperclip size={16} /> : <IconHistory size={16} />}
      title={
        fileName ? (
          <>
            File added:{' '}
            <Anchor component={Link} to={`/documents?file=${event.subjectId}`} inherit underline="always">
              {String(fileName)}
            </Anchor>
          </>
        ) : (
          `${sentence(event.subjectType)} ${verb}`
        )
      }
      meta={
        <>
          {event.actor?.name ?? 'The system'} · <Ago at={event.at} />
        </>
      }
    >
      {!fileName && <ChangeList changes={event.changes} fields={fields} />}
    </TimelineItem>
  );
}
