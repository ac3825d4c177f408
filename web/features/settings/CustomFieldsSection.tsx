import { useQuery } from '@apollo/client/react';
import { Badge, Button, SegmentedControl, UnstyledButton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { type SettingsCustomFieldFragment, SettingsCustomFieldsDocument } from '../../gql/graphql';
import { Can } from '../../kit/data/session';
import { sentence } from '../../kit/fields/field';
import { Loaded } from '../../kit/list/Loaded';
import { CustomFieldDrawer } from './CustomFieldDrawer';
import { Rows, RowText, Section } from './Section';

const NOUNS = ['Client', 'Contact', 'Lead', 'Opportunity', 'Product', 'Interaction'];

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
      text="Fields of your own beside those that every record has."
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
                <Badge variant="default">{sentence(field.type)}</Badge>
              </>
            )}
          </Rows>
        )}
      </Loaded>
      <CustomFieldDrawer
        key={open === 'new' ? 'new' : open?.id}
        field={open}
        noun={noun}
        onClose={() => setOpen(null)}
      />
    </Section>
  );
}
