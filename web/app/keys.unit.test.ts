import { CREATE, LOG } from './create';
import { NAVIGATION, SETTINGS } from './navigation';

test('no two places or forms want the same keys', () => {
  const keys = [
    ...[...NAVIGATION, SETTINGS].map(({ key }) => `g ${key}`),
    ...[...CREATE, ...LOG].map((each) => each.keys),
  ];
  expect(keys.filter((each, index) => keys.indexOf(each) !== index)).toEqual([]);
});
