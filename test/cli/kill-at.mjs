// Ends the process as `kill -9` does, when it is about to rename a file or to end a transaction for the PYLIT_TEST_KILL_AT-th time.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { DatabaseSync } from 'node:sqlite';

let left = Number(process.env.PYLIT_TEST_KILL_AT);

function step() {
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
}

const { renameSync } = fs;
fs.renameSync = (...args) => {
  step();
  return renameSync(...args);
};
const { exec } = DatabaseSync.prototype;
DatabaseSync.prototype.exec = function (sql) {
  if (sql.startsWith('COMMIT')) step();
  return exec.call(this, sql);
};
syncBuiltinESMExports();
