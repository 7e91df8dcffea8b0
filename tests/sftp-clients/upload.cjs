// Uploads a folder with the ssh2 package: node upload.cjs HOST PORT USER KEY LOCAL REMOTE, then DONE.
const { Client } = require('ssh2');
const fs = require('fs');
const path = require('path');

const [host, port, username, key, local, remote] = process.argv.slice(2);
const connection = new Client();

const call = (sftp, method, ...args) => new Promise((resolve, reject) =>
  sftp[method](...args, (error, value) => (error ? reject(error) : resolve(value))));

async function uploadFolder(sftp, from, to) {
  await call(sftp, 'mkdir', to);
  for (const entry of fs.readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), `${to}/${entry.name}`];
    await (entry.isDirectory() ? uploadFolder(sftp, source, target) : call(sftp, 'fastPut', source, target));
  }
}

connection.on('ready', () => connection.sftp(async (error, sftp) => {
  try {
    if (error) throw error;
    await uploadFolder(sftp, local, remote);
    await call(sftp, 'writeFile', `${remote}/DONE`, '');
    connection.end();
  } catch (failure) {
    console.error(failure);
    process.exit(1);
  }
}));
connection.on('error', (failure) => { console.error(failure); process.exit(1); });
connection.connect({ host, port: Number(port), username, privateKey: fs.readFileSync(key) });
