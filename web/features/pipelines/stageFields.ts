import { choicesOf, fieldsOf } from '../../kit/fields/field';

/** The fields of a stage by which opportunities can be filtered. */
export const stageFields = fieldsOf([
  { key: 'name', label: 'Name', type: 'text', filter: true },
  { key: 'kind', label: 'Kind', type: 'choice', options: choicesOf(['OPEN', 'WON', 'LOST']), filter: true },
  { key: 'probability', label: 'Probability', type: 'percent', filter: true },
]);
