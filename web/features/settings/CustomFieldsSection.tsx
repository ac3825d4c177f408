import { useQuery } from '@apollo/client/react';
import { ActionIcon, Badge, Button, Group, SegmentedControl, Tooltip, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import {
  ReorderCustomFieldsDocument,
  type SettingsCustomFieldFragment,
  SettingsCustomFieldsDocument,
} from '../../gql/graphql';
import { Can } from '../../kit/data/session';
import { useAction } from '../../kit/data/useAction';
import { sentence } from '../../kit/fields/field';
import { PrivacyBadge } from '../../kit/fields/PrivacyBadge';
import { Loaded } from '../../kit/list/Loaded';
import { ArchivedFields } from './ArchivedFields';
import { CustomFieldDrawer } from './CustomFieldDrawer';
import { Rows, RowText, Section } from './Section';

const NOUNS = ['Client', 'Contact', 'Lead', 'Opportunity', 'Product', 'Interaction', 'Activity'];

/** The fields the organization has added, noun by noun. */
export function CustomFieldsSection() {
  const { id } = useParams();
  const navigate = useNavigate();
  const noun = NOUNS.find((each) => each.toLowerCase() === id) ?? 'Client';
  const result = useQuery(SettingsCustomFieldsDocument);
  const [open, setOpen] = useState<SettingsCustomFieldFragment | 'new' | null>(null);
  return (
    <Section
      title="Custom fields"
      text="Fields of your own beside those that every record has. They appear in the forms, lists, filters, imports and exports of everybody who may see them."
      actions={
        <Can permission="customField.create">
          <Button leftSection={<IconPlus size={16} />} onClick={() => setOpen('new')}>
            Create field
          </Button>
        </Can>
      }
    >
      <SegmentedControl
        fullWidth
        aria-label="Fields of"
        data={NOUNS}
        value={noun}
        onChange={(next) => navigate(`/settings/custom-fields/${next.toLowerCase()}`, { replace: true })}
      />
      <Loaded result={result}>
        {({ customFieldDefinitions: { nodes } }) => (
          <Rows
            label={`Fields of ${noun.toLowerCase()}`}
            rows={nodes.filter(({ subjectType }) => subjectType === noun)}
            empty={`No fields of your own for ${noun.toLowerCase()} records yet.`}
          >
            {(field) => (
              <>
                <RowText
                  name={
                    field.viewerCan.includes('update') ? (
                      <UnstyledButton
                        onClick={() => setOpen(field)}
                        fz="sm"
                        fw={500}
                        c="var(--mantine-color-anchor)"
                      >
                        {field.label}
                      </UnstyledButton>
                    ) : (
                      field.label
                    )
                  }
                  text={[field.key, field.section].filter(Boolean).join(' · ')}
                />
                {field.required && <Badge color="orange">Required</Badge>}
                {field.unique && <Badge variant="default">Unique</Badge>}
                {field.readRoleIds.length > 0 && <Badge color="grape">Restricted</Badge>}
                {field.writeRoleIds.length > 0 && <Badge color="grape">Set by some</Badge>}
                <PrivacyBadge privacy={field.privacy} />
                {field.indexed && <IndexBadge field={field} />}
                <Badge variant="default">{sentence(field.type)}</Badge>
                {field.viewerCan.includes('update') && (
                  <MoveButtons
                    field={field}
                    fields={nodes.filter(({ subjectType }) => subjectType === noun)}
                  />
                )}
              </>
            )}
          </Rows>
        )}
      </Loaded>
      <ArchivedFields noun={noun} />
      <CustomFieldDrawer
        key={open === 'new' ? 'new' : open?.id}
        field={open}
        noun={noun}
        onClose={() => setOpen(null)}
      />
    </Section>
  );
}

/** How far the index of a field is. */
function IndexBadge({ field }: { field: SettingsCustomFieldFragment }) {
  const { indexedAt, indexProblem } = field;
  if (indexProblem)
    return (
      <Tooltip label={indexProblem}>
        <Badge color="red">Index failed</Badge>
      </Tooltip>
    );
  return <Badge color={indexedAt ? 'teal' : 'gray'}>{indexedAt ? 'Indexed' : 'Indexing…'}</Badge>;
}

interface MoveButtonsProps {
  field: SettingsCustomFieldFragment;
  /** All fields of the noun, in order. */
  fields: SettingsCustomFieldFragment[];
}

/** Puts a field one place up or down. */
function MoveButtons({ field, fields }: MoveButtonsProps) {
  const { run, busy } = useAction();
  const at = fields.findIndex(({ id }) => id === field.id);
  const move = (by: number) => {
    const ids = fields.map(({ id }) => id).toSpliced(at, 1);
    ids.splice(at + by, 0, field.id);
    void run(
      ReorderCustomFieldsDocument,
      { noun: field.subjectType, ids },
      { done: `${field.label} moved`, refetch: ['SettingsCustomFields'] },
    );
  };
  return (
    <Group gap={0} wrap="nowrap">
      <ActionIcon aria-label={`Move ${field.label} up`} disabled={busy || at === 0} onClick={() => move(-1)}>
        <IconArrowUp size={14} />
      </ActionIcon>
      <ActionIcon
        aria-label={`Move ${field.label} down`}
        disabled={busy || at === fields.length - 1}
        onClick={() => move(1)}
      >
        <IconArrowDown size={14} />
      </ActionIcon>
    </Group>
  );
}
