"""What a child gives up before it reads a query: the network, and more memory than it was given.

A query is refused before the engine sees it if it calls another server; this is the second lock on that door, for the
day on which the first one fails. On Linux the kernel refuses the system calls (seccomp, inherited by all threads that
are started later); Windows and macOS offer nothing of the kind to a process without rights, and there the first lock
stands alone.
"""

from __future__ import annotations

import ctypes
import os
import platform
import struct
import sys

_NO_NEW_PRIVILEGES, _SET_FILTER, _FILTER_MODE = 38, 22, 2
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050000 | 13, 0x80000000  # 13 is EACCES: permission denied
# By machine: the kernel's name for it, and its numbers for what is refused. A ring (io_uring) could connect as well.
_MACHINES = {
    "x86_64": (0xC000003E, {"socket": 41, "connect": 42, "io_uring_setup": 425, "execve": 59, "execveat": 322}),
    "aarch64": (0xC00000B7, {"socket": 198, "connect": 203, "io_uring_setup": 425, "execve": 221, "execveat": 281}),
}
_OTHER_TABLE = 0x40000000  # the numbers of x86's second table of system calls begin here


def without_network() -> bool:
    """Give up the means to open a connection or start a program, for good; return whether this system allows that."""
    known = _MACHINES.get(platform.machine())
    if sys.platform != "linux" or known is None or ctypes.sizeof(ctypes.c_void_p) != 8:
        return False
    code = _program(*known)
    buffer = ctypes.create_string_buffer(code, len(code))

    class Program(ctypes.Structure):
        _fields_ = (("length", ctypes.c_ushort), ("code", ctypes.c_void_p))

    program = Program(len(code) // 8, ctypes.addressof(buffer))
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    if prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        return False
    return bool(prctl(_SET_FILTER, _FILTER_MODE, ctypes.byref(program), 0, 0) == 0)


def _program(machine: int, calls: dict[str, int]) -> bytes:
    """Return the filter: another machine's calls are fatal, those listed are refused, all others are allowed."""
    refused = sorted(calls.values())
    steps = [
        (_LOAD, 0, 0, 4),
        (_EQUAL, 1, 0, machine),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, 0),
        (_AT_LEAST, len(refused) + 1, 0, _OTHER_TABLE),
        *((_EQUAL, len(refused) - place, 0, number) for place, number in enumerate(refused)),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]
    return b"".join(struct.pack("=HBBI", *step) for step in steps)


def limit_memory(megabytes: int) -> bool:
    """Let this process take `megabytes` more than it has now; return whether this system allows such a limit.

    Address space is what the kernel can limit; past it the engine is ended by its own allocator. The parent watches
    the memory that is truly used, on every system.
    """
    if sys.platform != "linux":
        return False
    import resource

    with open("/proc/self/statm", "rb") as file:
        now = int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    limit = now + megabytes * 1024 * 1024
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        limit = min(limit, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return True
