// Regenerates the country names in many languages from maintained npm packages.
//
//   node tools/country-data/refresh.mjs [--latest]
//
// Needs node 18+ and npm. Without --latest the pinned versions below are used, so the output is reproducible.
// A name is stored as its key: see CountryKey.cs, which must fold text the same way.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const target = join(root, 'src', 'CrmHygiene.Core', 'Standards', 'Countries', 'Data');
const latest = process.argv.includes('--latest');
const work = mkdtempSync(join(tmpdir(), 'country-data-'));
const pins = { 'i18n-iso-countries': '7.14.0', 'cldr-localenames-full': '48.2.0', 'cldr-core': '48.2.0' };

function unpack(name) {
  const folder = mkdtempSync(join(work, 'p-'));
  const spec = latest ? name : `${name}@${pins[name]}`;
  const file = execFileSync('npm', ['pack', spec, '--silent', '--pack-destination', folder], { encoding: 'utf8' }).trim().split('\n').pop();
  execFileSync('tar', ['xzf', join(folder, file), '-C', folder, '--strip', '1']);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return { folder, name, version: manifest.version, licence: manifest.license };
}

const json = (...path) => JSON.parse(readFileSync(join(...path), 'utf8'));
const special = { 'ß': 'ss', 'ø': 'o', 'ł': 'l', 'đ': 'd', 'æ': 'ae', 'œ': 'oe', 'ı': 'i', 'ς': 'σ', 'þ': 'th', 'ð': 'd', 'ي': 'ی', 'ى': 'ی', 'ك': 'ک', 'ة': 'ه' };
const key = name => name.normalize('NFKD').toLowerCase()
  .replace(/^the\s+/, '')
  .replace(/[^\p{L}\p{Nd}\p{Mc}]/gu, '')
  .replace(/./gu, c => special[c] ?? c);

// What a person expects to read in a contact; CLDR's English otherwise.
const englishNames = {
  BA: 'Bosnia and Herzegovina', CD: 'Democratic Republic of the Congo', CG: 'Republic of the Congo', HK: 'Hong Kong',
  MM: 'Myanmar', MO: 'Macao', PS: 'Palestine', CC: 'Cocos (Keeling) Islands', TR: 'Türkiye',
};

const cldr = unpack('cldr-localenames-full');
const core = unpack('cldr-core');
const iso = unpack('i18n-iso-countries');
const levels = json(core.folder, 'coverageLevels.json').coverageLevels;
const codes = json(iso.folder, 'codes.json').map(([a2, a3, numeric]) => ({ a2, a3, numeric: a2 === 'XK' ? '' : numeric }));
const known = new Set(codes.map(c => c.a2));
const codeKeys = new Set(codes.flatMap(c => [c.a2.toLowerCase(), c.a3.toLowerCase()]));

// Earlier sources win where two countries share a name; a name that two countries share at the same rank is dropped.
const ranks = ['aliases', 'en', 'de', 'fr', 'es', 'nl', 'it', 'pt', 'ar', 'fa'];
const rankOf = language => { const r = ranks.indexOf(language); return r < 0 ? ranks.length : r; };
const names = new Map();
function add(a2, name, language) {
  const k = key(name);
  const ideographic = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(k);
  if (!known.has(a2) || k.length < (ideographic || language === 'aliases' ? 2 : 3)) return;
  if (k.length <= 3 && codeKeys.has(k) && language !== 'aliases') return;
  const rank = rankOf(language);
  const held = names.get(k);
  if (!held || rank < held.rank) names.set(k, { rank, countries: new Set([a2]) });
  else if (rank === held.rank) held.countries.add(a2);
}

for (const line of readFileSync(join(target, 'country-aliases.tsv'), 'utf8').split('\n')) {
  if (line === '' || line.startsWith('#')) continue;
  const [a2, ...list] = line.split('\t');
  for (const name of list) add(a2, name, 'aliases');
}
const languages = new Set();
for (const file of readdirSync(join(iso.folder, 'langs')).sort()) {
  const { locale, countries } = json(iso.folder, 'langs', file);
  languages.add(locale);
  for (const [a2, value] of Object.entries(countries)) for (const name of [value].flat()) add(a2, name, locale);
}
let english;
for (const locale of readdirSync(join(cldr.folder, 'main')).sort()) {
  if (!['modern', 'moderate'].includes(levels[locale])) continue;
  languages.add(locale);
  const territories = json(cldr.folder, 'main', locale, 'territories.json').main[locale].localeDisplayNames.territories;
  if (locale === 'en') english = territories;
  for (const [code, name] of Object.entries(territories)) add(code.slice(0, 2), name, /^[A-Z]{2}(-alt-.*)?$/.test(code) ? locale.split('-')[0] : 'x');
}

const tidy = name => name.replace('&', 'and').replace('St.', 'Saint').replaceAll('’', "'").replace(/ \(.*\)$/, '');
const byCountry = new Map(codes.map(c => [c.a2, []]));
let dropped = 0;
for (const [k, { countries }] of [...names].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
  if (countries.size === 1) byCountry.get([...countries][0]).push(k);
  else dropped++;
}
const head = [
  `# ISO 3166-1 countries, and their names in ${languages.size} languages as keys (CountryKey.cs). Written by tools/country-data/refresh.mjs.`,
  `# Codes and names: ${iso.name} ${iso.version} (${iso.licence}); names: ${cldr.name} ${cldr.version} (${cldr.licence}), Unicode CLDR; aliases: country-aliases.tsv.`,
  '# alpha-2, alpha-3, numeric, English name, keys...; XK (Kosovo) is user-assigned and has no number.',
];
const lines = codes.sort((a, b) => (a.a2 < b.a2 ? -1 : 1))
  .map(c => [c.a2, c.a3, c.numeric, englishNames[c.a2] ?? tidy(english[c.a2]), ...byCountry.get(c.a2)].join('\t'));
writeFileSync(join(target, 'countries.tsv'), [...head, ...lines, ''].join('\n'));
rmSync(work, { recursive: true, force: true });
console.log(`${lines.length} countries, ${names.size - dropped} names, ${dropped} ambiguous names dropped, ${languages.size} languages`);
