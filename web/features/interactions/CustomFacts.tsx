import { SimpleGrid } from '@mantine/core';
import { type InteractionFieldsFragment, UpdateInteractionDocument } from '../../gql/graphql';
import { useCustomFields } from '../../kit/customFields/useFields';
import { useSaveField } from '../../kit/data/useSaveField';
import { Fact, isEmpty } from '../../kit/record/Fact';

interface CustomFactsProps {
  interaction: InteractionFieldsFragment;
  /** Also those without a value, to give them one. */
  all: boolean;
}

const nameOf = ({ subject }: InteractionFieldsFragment) => subject;

/** The fields that the organization added to interactions, each edited in place. */
export function CustomFacts({ interaction, all }: CustomFactsProps) {
  const fields = useCustomFields('Interaction').filter((field) => all || !isEmpty(field, interaction));
  const save = useSaveField(UpdateInteractionDocument, 'Interaction', nameOf);
  if (!fields.length) return null;
  const editable = interaction.viewerCan.includes('update');
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md" verticalSpacing={2} component="dl" m={0} mt={4}>
      {fields.map((field) => (
        <Fact
          key={field.key}
          field={field}
          row={interaction}
          onSave={
            editable && field.editable ? (changed, value) => save(interaction, changed, value) : undefined
          }
        />
      ))}
    </SimpleGrid>
  );
}
