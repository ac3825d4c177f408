import { useQuery } from '@apollo/client/react';
import { Paper } from '@mantine/core';
import { useMemo } from 'react';
import {
  type OrganizationFieldsFragment,
  OrganizationSettingsDocument,
  UpdateOrganizationDocument,
} from '../../gql/graphql';
import { useSave } from '../../kit/data/useSave';
import { Loaded } from '../../kit/list/Loaded';
import { organizationFields } from './organizationFields';
import { Section } from './Section';
import { SettingsForm } from './SettingsForm';

/** Name, formats, currency and fiscal year of the organization. */
export function OrganizationSection() {
  const result = useQuery(OrganizationSettingsDocument);
  return (
    <Section
      title="Organization"
      text="For everybody in the organization: the currency in which amounts add up, the zone in which a day begins, how much room files have, and how long the bin keeps what was deleted."
    >
      <Paper withBorder p="md">
        <Loaded result={result} rows={6}>
          {({ organization }) => <OrganizationForm key={organization.version} organization={organization} />}
        </Loaded>
      </Paper>
    </Section>
  );
}

function OrganizationForm({ organization }: { organization: OrganizationFieldsFragment }) {
  const save = useSave();
  const fields = useMemo(() => organizationFields(organization), [organization]);
  const record = useMemo(
    () => ({ ...organization, fiscalYearStartMonth: String(organization.fiscalYearStartMonth) }),
    [organization],
  );
  return (
    <SettingsForm
      fields={fields}
      record={record}
      submitLabel="Save organization"
      save={({ fiscalYearStartMonth: month, ...values }, version) =>
        save(
          UpdateOrganizationDocument,
          {
            input: {
              id: organization.id,
              version,
              ...values,
              ...(month && { fiscalYearStartMonth: Number(month) }),
            },
          },
          { done: 'Organization saved', refetch: ['Me'] },
        )
      }
    />
  );
}
