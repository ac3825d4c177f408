import type { Person } from './person.js';

/** The names of what somebody finds by the global search, in order. */
export async function found(person: Person, text: string): Promise<string[]> {
  const { search } = await person.run<{ search: { hits: { title: string }[] }[] }>(
    'query ($text: String!) { search(text: $text, first: 20) { hits { title } } }',
    { text },
  );
  return search.flatMap(({ hits }) => hits.map(({ title }) => title));
}
