import { Button, Drawer, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Field } from '../fields/field';
import { FormFooter } from '../form/FormFooter';
import { FilterSentence } from './FilterSentence';
import { type Group, NO_FILTER } from './filterModel';
import { GroupEditor } from './GroupEditor';

interface FilterDrawerProps {
  opened: boolean;
  onClose: () => void;
  noun: string;
  fields: Field[];
  model: Group;
  onApply: (model: Group) => void;
}

/** The filter in full: groups in groups and conditions on related records, applied together. */
export function FilterDrawer({ opened, onClose, ...props }: FilterDrawerProps) {
  return (
    <Drawer opened={opened} onClose={onClose} title="Advanced filter" size="xl">
      <Builder {...props} onClose={onClose} />
    </Drawer>
  );
}

function Builder({ noun, fields, model, onApply, onClose }: Omit<FilterDrawerProps, 'opened'>) {
  const [group, setGroup] = useState(model);
  const apply = (next: Group) => {
    onApply(next);
    onClose();
  };
  return (
    <Stack
      component="form"
      onSubmit={(event) => {
        event.preventDefault();
        apply(group);
      }}
    >
      <Text size="sm" c="dimmed" role="status">
        {group.items.length ? (
          <FilterSentence noun={noun} fields={fields} node={group} />
        ) : (
          'Nothing is filtered yet.'
        )}
      </Text>
      <GroupEditor
        noun={noun}
        fields={fields.filter((field) => field.filter)}
        node={group}
        onChange={setGroup}
        depth={0}
      />
      <FormFooter>
        <Button variant="default" onClick={() => apply(NO_FILTER)}>
          Clear
        </Button>
        <Button type="submit">Apply</Button>
      </FormFooter>
    </Stack>
  );
}
