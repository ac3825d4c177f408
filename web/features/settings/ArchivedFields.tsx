import { useQuery } from '@apollo/client/react';
import { Button, Title } from '@mantine/core';
import { ArchivedCustomFieldsDocument, RestoreCustomFieldDocument } from '../../gql/graphql';
import { useMay } from '../../kit/data/session';
import { useAction } from '../../kit/data/useAction';
import { sentence } from '../../kit/fields/field';
import { formatDate } from '../../kit/fields/format';
import { Rows, RowText } from './Section';

/** The archived fields of a noun, each to be restored; nothing at all while there is none. */
export function ArchivedFields({ noun }: { noun: string }) {
  const may = useMay()('customField.update');
  const { data } = useQuery(ArchivedCustomFieldsDocument, { skip: !may, fetchPolicy: 'cache-and-network' });
  const { run, busy } = useAction();
  const fields = data?.archivedCustomFields.filter(({ subjectType }) => subjectType === noun) ?? [];
  if (!fields.length) return null;
  return (
    <>
      <Title order={2} size="h4">
        Archived
      </Title>
      <Rows label="Archived fields" rows={fields} empty="">
        {(field) => (
          <>
            <RowText
              name={field.label}
              text={`${field.key} · ${sentence(field.type)} · archived ${formatDate(field.deletedAt)}`}
            />
            {field.viewerCan.includes('delete') && (
              <Button
                size="compact-sm"
                variant="default"
                loading={busy}
                aria-label={`Restore ${field.label}`}
                onClick={() =>
                  void run(
                    RestoreCustomFieldDocument,
                    { id: field.id },
                    {
                      done: `${field.label} restored`,
                      refetch: ['SettingsCustomFields', 'ArchivedCustomFields'],
                    },
                  )
                }
              >
                Restore
              </Button>
            )}
          </>
        )}
      </Rows>
    </>
  );
}
