/** What a part of a pattern takes: a character, or nothing on the way to other places. */
interface Place {
  takes?: (character: string) => boolean;
  next: number[];
}

const MAX_PLACES = 2000;
const CLASSES: Record<string, (character: string) => boolean> = {
  d: (character) => character >= '0' && character <= '9',
  w: (character) => /^\w$/.test(character),
  s: (character) => /^\s$/.test(character),
};

/**
 * Whether all of the text has the form of the pattern. Every character is looked at once, however the pattern is
 * written: there is no pattern that takes long.
 */
export function matches(pattern: string, text: string): boolean {
  const { places, start, end } = compile(pattern);
  let now = reached(places, [start]);
  for (const character of text) {
    const next = [...now].flatMap((at) => (places[at]!.takes?.(character) ? places[at]!.next : []));
    now = reached(places, next);
    if (now.size === 0) return false;
  }
  return now.has(end);
}

/** What is wrong with a pattern; null when nothing is. */
export function problemOf(pattern: string): string | null {
  try {
    compile(pattern);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

function reached(places: Place[], from: number[]): Set<number> {
  const found = new Set<number>();
  const open = [...from];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (found.has(at)) continue;
    found.add(at);
    if (!places[at]!.takes) open.push(...places[at]!.next);
  }
  return found;
}

const compiled = new Map<string, ReturnType<typeof build>>();

function compile(pattern: string) {
  const known = compiled.get(pattern) ?? build(pattern);
  if (compiled.size > 500) compiled.clear();
  compiled.set(pattern, known);
  return known;
}

/** A part of the automaton, from where one comes in to where one goes out. */
interface Part {
  start: number;
  end: number;
}

function build(pattern: string): { places: Place[] } & Part {
  const places: Place[] = [];
  const text = pattern.replace(/^\^/, '').replace(/(?<!\\)\$$/, '');
  let at = 0;
  const place = (takes?: Place['takes']): number => {
    if (places.length >= MAX_PLACES) throw new Error('The pattern is too large.');
    places.push(takes ? { takes, next: [] } : { next: [] });
    return places.length - 1;
  };
  const link = (from: number, to: number) => void places[from]!.next.push(to);

  function alternatives(): Part {
    const whole = { start: place(), end: place() };
    do {
      const part = sequence();
      link(whole.start, part.start);
      link(part.end, whole.end);
    } while (text[at] === '|' && ++at);
    return whole;
  }

  function sequence(): Part {
    const start = place();
    let end = start;
    while (at < text.length && text[at] !== '|' && text[at] !== ')') {
      const part = repeated();
      link(end, part.start);
      end = part.end;
    }
    return { start, end };
  }

  function repeated(): Part {
    const from = at;
    const first = atom();
    const to = at;
    const times = count();
    if (!times) return first;
    const again = (): Part => {
      const after = at;
      at = from;
      const part = atom();
      at = after;
      return part;
    };
    if (to === from) throw new Error('Nothing to repeat.');
    const [least, most] = times;
    const whole = { start: place(), end: place() };
    let end = whole.start;
    for (let n = 0; n < Math.max(least, most === null ? 1 : most); n++) {
      const part = n === 0 ? first : again();
      link(end, part.start);
      if (n >= least) link(end, whole.end);
      if (most === null && n >= least - 1) link(part.end, part.start);
      end = part.end;
    }
    link(end, whole.end);
    return whole;
  }

  function count(): [least: number, most: number | null] | null {
    const [found, least, comma, most] = /^(?:[?*+]|\{(\d{1,3})(,?)(\d{0,3})\})/.exec(text.slice(at)) ?? [];
    if (!found) return null;
    at += found.length;
    if (found === '?') return [0, 1];
    if (found === '*') return [0, null];
    if (found === '+') return [1, null];
    const upper = comma ? (most ? Number(most) : null) : Number(least);
    if (upper !== null && upper < Number(least)) throw new Error('{m,n} needs m up to n.');
    return [Number(least), upper];
  }

  function atom(): Part {
    const character = text[at++]!;
    if (character === '(') {
      if (text[at] === '?') throw new Error('(?…) is not understood.');
      const part = alternatives();
      if (text[at++] !== ')') throw new Error('A ) is missing.');
      return part;
    }
    if ('*+?{'.includes(character)) throw new Error('Nothing to repeat.');
    const takes =
      character === '['
        ? set()
        : character === '.'
          ? () => true
          : character === '\\'
            ? escaped()
            : (each: string) => each === character;
    const start = place(takes);
    const end = place();
    link(start, end);
    return { start, end };
  }

  function escaped(): (character: string) => boolean {
    const character = text[at++];
    if (character === undefined) throw new Error('A \\ stands at the end.');
    const known = CLASSES[character.toLowerCase()];
    if (known) return character === character.toLowerCase() ? known : (each) => !known(each);
    if (/[a-z0-9]/i.test(character)) throw new Error(`\\${character} is not understood.`);
    return (each) => each === character;
  }

  function set(): (character: string) => boolean {
    const not = text[at] === '^' && Boolean(++at);
    const tests: ((character: string) => boolean)[] = [];
    while (text[at] !== ']') {
      const low = text[at++];
      if (low === undefined) throw new Error('A ] is missing.');
      if (low === '\\') tests.push(escaped());
      else if (text[at] === '-' && text[at + 1] !== ']' && text[at + 1] !== undefined) {
        const high = text[at + 1]!;
        at += 2;
        tests.push((each) => each >= low && each <= high);
      } else tests.push((each) => each === low);
    }
    at++;
    return (each) => tests.some((test) => test(each)) !== not;
  }

  const whole = alternatives();
  if (at < text.length) throw new Error('A ( is missing.');
  return { places, ...whole };
}
