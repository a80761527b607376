"""Run a command as root of a container without user namespaces, as Docker's default makes it.

`python container.py BWRAP-ARGUMENTS…`: a user namespace in which all users are mapped and no other one may be made, in
it bubblewrap with what the arguments say, and there the capabilities that Docker leaves to root.
"""

from __future__ import annotations

import ctypes
import os
import sys

NEW_USER = 0x10000000
# https://docs.docker.com/engine/containers/run/#runtime-privilege-and-linux-capabilities
DOCKERS = "AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE NET_RAW SETFCAP SETGID SETPCAP"
DOCKERS += " SETUID SYS_CHROOT"


def main() -> int:
    libc = ctypes.CDLL(None, use_errno=True)
    made, mapped = os.pipe(), os.pipe()
    pid = os.fork()
    if pid == 0:
        if libc.unshare(NEW_USER) != 0:
            os._exit(99)
        os.write(made[1], b"x")
        os.read(mapped[0], 1)
        os.setresgid(0, 0, 0)
        os.setresuid(0, 0, 0)
        with open("/proc/sys/user/max_user_namespaces", "w", encoding="ascii") as file:
            file.write("0")  # of this namespace, not of the machine
        left = [word for name in DOCKERS.split() for word in ("--cap-add", f"CAP_{name}")]
        apart = ["--unshare-pid", "--unshare-ipc", "--unshare-net", "--cap-drop", "ALL", *left]
        os.execvp("bwrap", ["bwrap", *apart, *sys.argv[1:]])
    os.read(made[0], 1)
    for name in ("uid_map", "gid_map"):
        with open(f"/proc/{pid}/{name}", "w", encoding="ascii") as file:
            file.write("0 0 4294967295")
    os.write(mapped[1], b"x")
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


if __name__ == "__main__":
    sys.exit(main())
