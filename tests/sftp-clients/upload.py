"""Uploads a folder with paramiko: upload.py HOST PORT USER KEY LOCAL REMOTE, then DONE."""
import io
import os
import sys

import paramiko

host, port, user, key, local, remote = sys.argv[1:]
connection = paramiko.SSHClient()
connection.set_missing_host_key_policy(paramiko.AutoAddPolicy())
connection.connect(host, int(port), user, key_filename=key, look_for_keys=False, allow_agent=False)
sftp = connection.open_sftp()


def upload(source, target):
    sftp.mkdir(target)
    for name in sorted(os.listdir(source)):
        path = os.path.join(source, name)
        if os.path.isdir(path):
            upload(path, f"{target}/{name}")
        else:
            sftp.put(path, f"{target}/{name}")


upload(local, remote)
sftp.putfo(io.BytesIO(b""), f"{remote}/DONE")
connection.close()
