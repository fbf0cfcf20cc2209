import type { World } from '@/charts/deaths-by-country/world';

/** Seventeen countries with deaths, none as published: Azerbaijan among the first, Armenia past those drawn. */
const COUNTRIES: World['countries'] = [
  { id: 700, name: 'Afghanistan', low: 18986, best: 20489, high: 21757 },
  { id: 373, name: 'Azerbaijan', low: 7539, best: 7636, high: 9067 },
  ...Array.from({ length: 14 }, (_, index) => {
    const best = 1400 - index * 100;
    return {
      id: index + 1,
      name: `Country ${index + 1} (Former name)`,
      low: best,
      best,
      high: best,
    };
  }),
  { id: 371, name: 'Armenia', low: 9, best: 10, high: 10 },
  { id: 20, name: 'Canada', low: 0, best: 0, high: 0 },
];

/** Deaths by country in 2020, as a dataset of 1989 to 2022 would have them. */
export const exampleWorld: World = {
  source: {
    publisher: 'The annals',
    title: 'Deaths by country & year',
    version: '23.1',
    url: 'https://annals.example/countries',
    path: '/datasets/annals/23.1',
  },
  years: { first: 1989, last: 2022 },
  year: 2020,
  countries: COUNTRIES,
  known: COUNTRIES.map(({ id, name }) => ({ id, name })),
};
