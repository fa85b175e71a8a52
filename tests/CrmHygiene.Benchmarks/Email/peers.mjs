// Speed of npm peers on addresses of the same shape as `email` uses, for comparing in one run on one machine:
//
//   node tests/CrmHygiene.Benchmarks/Email/peers.mjs [addresses]
//
// Needs node and npm; installs the peers into a temporary folder.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const count = Number(process.argv[2] ?? 1_000_000);
const folder = mkdtempSync(join(tmpdir(), 'email-peers-'));
execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund', '--prefix', folder, 'validator', 'email-validator', '@zootools/email-spell-checker'], { stdio: 'ignore' });
const require = createRequire(join(folder, 'x.js'));
const first = ['anna', 'john', 'maria', 'info', 'j.smith', 'Marie-Claire', 'firstname.lastname', 'sven.berg', 'team'];
const big = ['gmail.com', 'yahoo.com', 'hotmail.com', 'outlook.com', 'web.de', 'gmx.net', 'orange.fr', 'icloud.com'];
const addresses = Array.from({ length: count }, (_, i) =>
  `${first[i % first.length]}${i % 3 ? '' : i % 2000}@${i % 50 === 0 ? 'gmal.com' : i % 50 < 20 ? big[i % big.length] : `company-${i % 10007}.com`}`);

function measure(name, work, list) {
  for (const address of list.slice(0, 20_000)) work(address);
  const cpu = process.cpuUsage();
  const start = performance.now();
  let yes = 0;
  for (const address of list) yes += work(address) ? 1 : 0;
  const seconds = (performance.now() - start) / 1000;
  const used = process.cpuUsage(cpu);
  console.log(`${name}: ${(list.length / seconds / 1e6).toFixed(2)} M/s (${((used.user + used.system) / list.length).toFixed(2)} CPU-microseconds each), ${yes} of ${list.length}`);
}

const validator = require('validator'), emailValidator = require('email-validator'), zootools = require('@zootools/email-spell-checker');
measure('npm validator isEmail', a => validator.isEmail(a), addresses);
measure('npm email-validator', a => emailValidator.validate(a), addresses);
measure('npm @zootools/email-spell-checker (typos only)', a => zootools.default.run({ email: a }), addresses.slice(0, 20_000));
rmSync(folder, { recursive: true, force: true });
