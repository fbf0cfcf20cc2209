import { expect, test } from 'vitest';
import { matchRoute } from '../match';
import { listSharedQueries, readEncodedQuery, readSharedPath, withSmallNames } from './shared-link';

const FIGURE = '/figures/Z35Z0V8';

test.each([
  ...[
    '.',
    ',',
    ')',
    '%20',
    ';',
    ':',
    '!',
    '%3F',
    '?'.replace('?', '%3f'),
    "'",
    '%22',
    '%27',
    '*',
    '_',
  ],
  ...['...', '%E2%80%A6', '%C2%BB', '%E2%80%9D', '%E2%80%99', '%E3%80%82', '%EF%BC%89', '%D6%89'],
  ...[']', '%5D', '%3E', '%7D', '%60', '|', '~', '/', '/)', ').', ',%20', '%E2%80%8B', '%EF%BB%BF'],
  ...['%0A', '%0D%0A', '%C2%A0', '%E2%80%93', '%E2%80%94', '%5C', '+', '=', '&', '%'],
  // Half a code, the end of a code that was cut, a guillemet in Windows-1252.
  ...['%2', '%E2%80', '%BB'],
  // What a careless program took for a part of it.
  ...['&utm_source=x', ')%20says', '%5D(https://ledger.example)', '%3C/a%3E', '%2C%20which'],
])('with "%s" behind it, a copied path is the address before it', (behind) => {
  expect(readSharedPath(`${FIGURE}${behind}`)).toBe(FIGURE);
  expect(readSharedPath(`${FIGURE}.csv${behind}`)).toBe(`${FIGURE}.csv`);
  expect(readSharedPath(`/conflicts/nagorno-karabakh${behind}`)).toBe(
    '/conflicts/nagorno-karabakh',
  );
});

test.each([
  ['/conflicts/Nagorno-Karabakh', '/conflicts/nagorno-karabakh'],
  ['/CONFLICTS/NAGORNO-KARABAKH/FIGURES.CSV', '/conflicts/nagorno-karabakh/figures.csv'],
  ['/Figures/Z35Z0V8.CSV).', '/figures/z35z0v8.csv'],
  ['/conflicts/nagorno-%0Akarabakh', '/conflicts/nagorno-karabakh'],
  ['/%20figures/Z35Z0V8', FIGURE],
  ['/).', '/'],
  ['/', '/'],
  ['/charts/Nagorno-Karabakh/Restated.png', '/charts/nagorno-karabakh/restated.png'],
  ['/datasets/ged-myanmar/24.1.', '/datasets/ged-myanmar/24.1'],
])('%s is %s', (copied, address) => {
  expect(readSharedPath(copied)).toBe(address);
  expect(matchRoute(address)).not.toBeNull();
});

test.each([
  '/figures/Z35Z0V8.xyz',
  '/figure/Z35Z0V8',
  '/nothing.',
  '/%ff%ff/x',
  '/%ED%A0%80',
  '/figures/Z35Z0V8%00',
  '/etc/passwd',
])('in %s there is no address', (path) => {
  expect(readSharedPath(path)).toBeNull();
});

test('of a query only the end is read anew', () => {
  expect(listSharedQueries('at=5)')).toContain('at=5');
  expect(listSharedQueries('bom=1&at=5%20says')).toContain('bom=1&at=5');
  expect(listSharedQueries('at=5%E2%80')).toContain('at=5');
  expect(listSharedQueries('at=5)&bom=1')).toEqual([]);
  expect(listSharedQueries('q=a%00b')).toEqual([]);
});

test.each([
  [`${FIGURE}%3Fat%3D5`, '', 'at=5'],
  [`${FIGURE}%3fat=5`, '', 'at=5'],
  [`${FIGURE}.csv%3Fat%3D5%26bom%3D1`, '', 'at=5&bom=1'],
  [FIGURE, 'at%3D5', 'at=5'],
  [FIGURE, 'at%3d5%26bom%3d1', 'at=5&bom=1'],
])('%s?%s has its query whole: the state that it pins is not lost', (path, query, whole) => {
  expect(readSharedPath(path)).toBe(path.replace(/%3f.*/i, ''));
  expect(readEncodedQuery({ path, query })).toBe(whole);
});

test.each([
  [FIGURE, ''],
  [`${FIGURE}%3F`, ''],
  [FIGURE, 'at=5'],
  [FIGURE, 'q=a%3Db'],
])('in %s?%s no query is encoded', (path, query) => {
  expect(readEncodedQuery({ path, query })).toBeNull();
});

test('names of parameters in capitals are those in small letters; values stay', () => {
  expect(withSmallNames('AT=5&Bom=1&q=AT', ['at', 'bom', 'q'])).toBe('at=5&bom=1&q=AT');
  expect(withSmallNames('ATT=5', ['at'])).toBe('ATT=5');
});
