/* A disk that fails now and then: loaded before libc by LD_PRELOAD, for the tests beside it.
 *
 * In files below FAILING_FOLDER, one in FAILING_EVERY calls (drawn with the seed FAILING_SEED) to write, to flush, to
 * truncate or to read ends with FAILING_ERRNO (5: an I/O error, 28: no space left) and has done nothing. Reads fail one
 * time in ten of that, since a disk that does not read at all lets nothing begin.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static unsigned long long chance;

static int fails(int file, unsigned rarer)
{
    const char *folder = getenv("FAILING_FOLDER"), *every = getenv("FAILING_EVERY");
    char link[64], path[4096];
    if (!folder || !every)
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return 0;
    path[length] = 0;
    if (strncmp(path, folder, strlen(folder)) != 0)
        return 0;
    if (!chance)
        chance = 2 * strtoull(getenv("FAILING_SEED") ? getenv("FAILING_SEED") : "1", 0, 10) + 1;
    chance = chance * 6364136223846793005ULL + 1442695040888963407ULL;
    if ((chance >> 33) % (strtoul(every, 0, 10) * rarer))
        return 0;
    errno = atoi(getenv("FAILING_ERRNO") ? getenv("FAILING_ERRNO") : "5");
    return 1;
}

#define OR_FAIL(kind, name, parameters, arguments, rarer)                                                              \
    kind name parameters                                                                                               \
    {                                                                                                                  \
        static kind(*real) parameters;                                                                                 \
        if (!real)                                                                                                     \
            real = (kind(*) parameters)dlsym(RTLD_NEXT, #name);                                                        \
        return fails(file, rarer) ? (kind)-1 : real arguments;                                                         \
    }

OR_FAIL(ssize_t, write, (int file, const void *from, size_t size), (file, from, size), 1)
OR_FAIL(ssize_t, pwrite, (int file, const void *from, size_t size, off_t at), (file, from, size, at), 1)
OR_FAIL(ssize_t, pwrite64, (int file, const void *from, size_t size, off64_t at), (file, from, size, at), 1)
OR_FAIL(int, fsync, (int file), (file), 1)
OR_FAIL(int, fdatasync, (int file), (file), 1)
OR_FAIL(int, ftruncate, (int file, off_t size), (file, size), 1)
OR_FAIL(int, ftruncate64, (int file, off64_t size), (file, size), 1)
OR_FAIL(ssize_t, pread, (int file, void *to, size_t size, off_t at), (file, to, size, at), 10)
OR_FAIL(ssize_t, pread64, (int file, void *to, size_t size, off64_t at), (file, to, size, at), 10)
