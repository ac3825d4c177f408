/** A choice of a custom field; values hold its id. */
export interface Option {
  id: string;
  label: string;
  color?: string;
  archived?: boolean;
}

/** Makes a key of a name: "Contract end" becomes contractEnd. */
export function keyOf(name: string): string {
  const words = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  const key = words
    .map((word, index) =>
      index === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase(),
    )
    .join('');
  return /^[a-z]/.test(key) ? key.slice(0, 60) : `field${key}`.slice(0, 60);
}

/** Options for the labels: those that are known keep their id, new ones get one of their own. */
export function optionsOf(labels: readonly string[], known: readonly Option[]): Option[] {
  const taken = new Set(known.map(({ id }) => id));
  return labels.map((label) => {
    const same = known.find((option) => option.label === label);
    if (same) return same;
    const stem = keyOf(label);
    let id = stem;
    for (let n = 2; taken.has(id); n++) id = `${stem}${n}`;
    taken.add(id);
    return { id, label };
  });
}
