import { Input } from '@mantine/core';
import { useState } from 'react';
import { useFields } from '../customFields/useFields';
import { FilterSentence } from './FilterSentence';
import { fromFilter, NO_FILTER, toFilter } from './filterModel';
import { GroupEditor } from './GroupEditor';

type FilterJson = Record<string, unknown>;

interface FilterInputProps {
  label: string;
  noun: string;
  value: FilterJson;
  onChange: (filter: FilterJson) => void;
}

/** A filter as a value of a form: the builder; conditions that lack their value do not count yet. */
export function FilterInput({ label, noun, value, onChange }: FilterInputProps) {
  const fields = useFields(noun);
  const [model, setModel] = useState(() => fromFilter(value) ?? NO_FILTER);
  return (
    <Input.Wrapper label={label} component="div" labelElement="div">
      <GroupEditor
        noun={noun}
        fields={fields.filter((field) => field.filter)}
        node={model}
        depth={0}
        onChange={(next) => {
          setModel(next);
          onChange(toFilter(next) ?? {});
        }}
      />
    </Input.Wrapper>
  );
}

/** A stored filter in words; `everything` when it has no condition. */
export function FilterText({
  noun,
  value,
  everything,
}: {
  noun: string;
  value: FilterJson;
  everything: string;
}) {
  const fields = useFields(noun);
  const model = fromFilter(value);
  return model?.items.length ? <FilterSentence noun={noun} fields={fields} node={model} /> : everything;
}
