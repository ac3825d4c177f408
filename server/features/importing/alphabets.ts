interface Alphabet {
  encoding: string;
  letters: Set<string>;
  /** Below 1 for a mixture of languages: a single language that knows all letters is the better guess. */
  weight: number;
}

const alphabet = (encoding: string, small: string, weight = 1): Alphabet => ({
  encoding,
  letters: new Set([...small, ...small.toUpperCase()]),
  weight,
});

const range = (from: string, to: string) =>
  Array.from({ length: to.charCodeAt(0) - from.charCodeAt(0) + 1 }, (_, i) =>
    String.fromCharCode(from.charCodeAt(0) + i),
  ).join('');

/** The letters beyond ASCII that languages write, in the order in which they are to be believed, with the older Windows encoding in which they are stored. */
export const ALPHABETS: Alphabet[] = [
  alphabet('windows-1252', 'äöüß'),
  alphabet('windows-1252', 'àâæçéèêëîïôœùûüÿ'),
  alphabet('windows-1252', 'áéíñóúüªº¿¡'),
  alphabet('windows-1252', 'ãáâàçéêíóôõúü'),
  alphabet('windows-1252', 'àèéìíîòóùú'),
  alphabet('windows-1252', 'åäöæøéü'),
  alphabet('windows-1252', 'áæðéíóöúýþ'),
  alphabet('windows-1252', 'àáâãäåæçèéêëìíîïñòóôõöøùúûüßœÿ', 0.9),
  alphabet('windows-1250', 'ąćęłńóśźż'),
  alphabet('windows-1250', 'áčďéěíňóřšťúůýž'),
  alphabet('windows-1250', 'áäčďéíĺľňóôŕšťúýž'),
  alphabet('windows-1250', 'áéíóöőúüű'),
  alphabet('windows-1250', 'ăâîşţ'),
  alphabet('windows-1250', 'čćđšž'),
  alphabet('windows-1254', 'çğıiöşüâîû'.replace('i', 'İ')),
  alphabet('windows-1257', 'āčēģīķļņšūž'),
  alphabet('windows-1257', 'ąčęėįšųūž'),
  alphabet('windows-1255', range('א', 'ת')),
  alphabet('windows-1251', `${range('а', 'я')}ёђѓєѕіїјљњћќўџґ№`),
  alphabet('windows-1253', `${range('α', 'ω')}άέήίόύώϊϋΐΰ`),
  alphabet('windows-1256', `${range('ء', 'غ')}${range('ف', 'ي')}پچژگ`),
];
