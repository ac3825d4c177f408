import { useState } from 'react';
import { problemOf } from '../data/errors';
import type { ReferenceOption, ReferenceSource } from '../data/references';

/** The value of the option that creates what was typed. */
export const CREATE = '$create';

/** The option "Create …", when the viewer may create such records and there is none of that name among those found. */
export function creationOf(
  source: ReferenceSource | undefined,
  text: string,
  options: ReferenceOption[],
): { value: string; label: string }[] {
  const name = text.trim();
  const known = options.some(({ label }) => label.toLowerCase() === name.toLowerCase());
  return source?.create && name && !known ? [{ value: CREATE, label: `Create “${name}”` }] : [];
}

/** Creates a record from its name alone; keeps what the server said against it. */
export function useCreation(source: ReferenceSource | undefined) {
  const [problem, setProblem] = useState<string | null>(null);
  const create = async (name: string): Promise<ReferenceOption | null> => {
    setProblem(null);
    try {
      return { value: (await source?.create?.(name)) ?? '', label: name };
    } catch (failure) {
      const { fields, message } = problemOf(failure);
      setProblem(Object.values(fields)[0] ?? message);
      return null;
    }
  };
  return { create, problem };
}
