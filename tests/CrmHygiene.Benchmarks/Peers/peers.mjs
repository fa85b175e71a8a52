// Started by the command `peers`: node peers.mjs <folder>. Installs the npm peers into the folder, asks them about the
// inputs that lie there as JSON arrays, and writes results.json: for each peer and input the time and every answer.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const folder = process.argv[2];
const names = ['validator', 'email-validator', '@zootools/email-spell-checker', 'libphonenumber-js'];
execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', folder, ...names], { stdio: ['ignore', 'ignore', 'inherit'] });
const require = createRequire(join(folder, 'x.js'));
const validator = require('validator'), emailValidator = require('email-validator'), zootools = require('@zootools/email-spell-checker').default;
const { parsePhoneNumberFromString } = require('libphonenumber-js/max');

const phone = ([number, region]) => {
  const parsed = parsePhoneNumberFromString(number, region || undefined);
  return parsed ? (parsed.ext ? `${parsed.number};ext=${parsed.ext}` : parsed.number) : '';
};
const work = {
  syntax: { 'validator': a => (validator.isEmail(a) ? 'valid' : 'invalid'), 'email-validator': a => (emailValidator.validate(a) ? 'valid' : 'invalid') },
  typos: { '@zootools/email-spell-checker': a => zootools.run({ email: a })?.full ?? '' },
  phones: { 'libphonenumber-js': phone },
};
const inputs = { addresses: 'syntax', syntax: 'syntax', typed: 'typos', typos: 'typos', numbers: 'phones', phones: 'phones' };
const results = [];
// A peer that throws has not accepted the input: lone surrogates are more than some take.
const asked = (ask, item) => {
  try {
    return ask(item);
  } catch {
    return 'invalid';
  }
};
for (const [input, kind] of Object.entries(inputs)) {
  const list = JSON.parse(readFileSync(join(folder, `${input}.json`), 'utf8'));
  for (const [peer, ask] of Object.entries(work[kind])) {
    for (const item of list.slice(0, 5_000)) asked(ask, item);
    const cpu = process.cpuUsage(), start = performance.now();
    const answers = list.map(item => asked(ask, item));
    const seconds = (performance.now() - start) / 1000, used = process.cpuUsage(cpu);
    const version = JSON.parse(readFileSync(join(folder, 'node_modules', peer, 'package.json'), 'utf8')).version;
    results.push({ input, peer: `npm ${peer} ${version}`, seconds, cpuMicroseconds: (used.user + used.system) / list.length, answers });
  }
}
writeFileSync(join(folder, 'results.json'), JSON.stringify(results));
