/*
 * A disk that fails, for one process: preloaded, it keeps beside the files of a directory what a platter would hold of them.
 * As Linux has it, a write only makes pages dirty; a sync that succeeds brings them to the platter, one that fails leaves
 * some of them out and yet counts all of them as clean, so that no later sync brings them. Some pages go by themselves.
 * Which pages are dirty outlives the process, as it does in a kernel: a power cut is that somebody goes on with the platter.
 *
 * FAULTY_DISK_FILES    directory whose files are watched (SQLite's shared memory is no file to it)
 * FAULTY_DISK_PLATTER  directory of what has reached the platter, with which pages are dirty
 * FAULTY_DISK_CONTROL  directory: while it holds `sync-fails`, syncs may fail; while it holds `full`, no file grows
 * FAULTY_DISK_SEED, FAULTY_DISK_FAILURES (of a thousand syncs)
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define PAGE 4096
#define PAGES_MAX (1 << 16)
#define FDS_MAX 4096

struct watched {
  char name[256];
  int platter;
  unsigned char *dirty;
  int uses;
};

static struct watched *by_fd[FDS_MAX];
static struct watched *all[FDS_MAX];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static uint64_t chance;

static int (*real_open)(const char *, int, ...);
static int (*real_close)(int);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static ssize_t (*real_write)(int, const void *, size_t);
static int (*real_ftruncate)(int, off_t);
static int (*real_fsync)(int);
static int (*real_unlink)(const char *);

__attribute__((constructor)) static void begin(void) {
  real_open = dlsym(RTLD_NEXT, "open");
  real_close = dlsym(RTLD_NEXT, "close");
  real_pwrite = dlsym(RTLD_NEXT, "pwrite");
  real_write = dlsym(RTLD_NEXT, "write");
  real_ftruncate = dlsym(RTLD_NEXT, "ftruncate");
  real_fsync = dlsym(RTLD_NEXT, "fsync");
  real_unlink = dlsym(RTLD_NEXT, "unlink");
  const char *seed = getenv("FAULTY_DISK_SEED");
  chance = 0x9e3779b97f4a7c15u ^ (seed ? strtoull(seed, NULL, 10) * 0xbf58476d1ce4e5b9u : 0);
}

static int below(int bound) {
  chance ^= chance << 13;
  chance ^= chance >> 7;
  chance ^= chance << 17;
  return (int)((chance >> 11) % (uint64_t)bound);
}

static int is_on(const char *what) {
  char path[PATH_MAX];
  const char *control = getenv("FAULTY_DISK_CONTROL");
  if (control == NULL) return 0;
  snprintf(path, sizeof path, "%s/%s", control, what);
  return access(path, F_OK) == 0;
}

/* The name of a file that is watched, or NULL. */
static const char *watched_name(const char *path) {
  const char *files = getenv("FAULTY_DISK_FILES");
  if (files == NULL || strncmp(path, files, strlen(files)) != 0) return NULL;
  const char *name = path + strlen(files);
  if (*name++ != '/' || strchr(name, '/') != NULL || *name == 0) return NULL;
  const char *end = strrchr(name, '-');
  return end != NULL && strcmp(end, "-shm") == 0 ? NULL : name;
}

static int beside(const char *name, const char *suffix, int flags) {
  char path[PATH_MAX];
  snprintf(path, sizeof path, "%s/%s%s", getenv("FAULTY_DISK_PLATTER"), name, suffix);
  return real_open(path, flags, 0600);
}

static void watch(int fd, const char *name) {
  struct watched *file = NULL;
  for (int i = 0; i < FDS_MAX && file == NULL; i++)
    if (all[i] != NULL && strcmp(all[i]->name, name) == 0) file = all[i];
  if (file == NULL) {
    file = calloc(1, sizeof *file);
    strncpy(file->name, name, sizeof file->name - 1);
    file->platter = beside(name, "", O_RDWR | O_CREAT);
    int dirty = beside(name, ".dirty", O_RDWR | O_CREAT);
    if (file->platter < 0 || dirty < 0 || real_ftruncate(dirty, PAGES_MAX) != 0) abort();
    file->dirty = mmap(NULL, PAGES_MAX, PROT_READ | PROT_WRITE, MAP_SHARED, dirty, 0);
    if (file->dirty == MAP_FAILED) abort();
    real_close(dirty);
    for (int i = 0; i < FDS_MAX; i++)
      if (all[i] == NULL) {
        all[i] = file;
        break;
      }
  }
  file->uses++;
  by_fd[fd] = file;
}

static void page_to_platter(struct watched *file, int fd, size_t page) {
  char bytes[PAGE];
  ssize_t count = pread(fd, bytes, PAGE, (off_t)page * PAGE);
  if (count > 0 && real_pwrite(file->platter, bytes, (size_t)count, (off_t)page * PAGE) != count) abort();
  file->dirty[page] = 0;
}

static void made_dirty(struct watched *file, int fd, off_t from, size_t count) {
  if (count == 0) return;
  size_t last = (size_t)(from + (off_t)count - 1) / PAGE;
  if (last >= PAGES_MAX) abort();
  for (size_t page = (size_t)from / PAGE; page <= last; page++) {
    file->dirty[page] = 1;
    if (below(8) == 0) page_to_platter(file, fd, page);
  }
}

static int sync_of(int fd) {
  pthread_mutex_lock(&lock);
  struct watched *file = fd >= 0 && fd < FDS_MAX ? by_fd[fd] : NULL;
  if (file == NULL) {
    pthread_mutex_unlock(&lock);
    return real_fsync(fd);
  }
  const char *failures = getenv("FAULTY_DISK_FAILURES");
  int fails = is_on("sync-fails") && below(1000) < (failures ? atoi(failures) : 0);
  for (size_t page = 0; page < PAGES_MAX; page++) {
    if (!file->dirty[page]) continue;
    if (fails && below(2) == 0)
      file->dirty[page] = 0;
    else
      page_to_platter(file, fd, page);
  }
  struct stat now;
  if (!fails && fstat(fd, &now) == 0 && real_ftruncate(file->platter, now.st_size) != 0) abort();
  pthread_mutex_unlock(&lock);
  if (!fails) return 0;
  errno = EIO;
  return -1;
}

static int opened(int fd, const char *path) {
  if (fd < 0 || fd >= FDS_MAX) return fd;
  const char *name = watched_name(path);
  if (name == NULL) return fd;
  pthread_mutex_lock(&lock);
  watch(fd, name);
  pthread_mutex_unlock(&lock);
  return fd;
}

int open(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return opened(real_open(path, flags, mode), path);
}

int open64(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return opened(real_open(path, flags, mode), path);
}

int close(int fd) {
  pthread_mutex_lock(&lock);
  if (fd >= 0 && fd < FDS_MAX && by_fd[fd] != NULL) by_fd[fd] = NULL;
  pthread_mutex_unlock(&lock);
  return real_close(fd);
}

static int grows_beyond(int fd, off_t end) {
  struct stat now;
  return is_on("full") && fstat(fd, &now) == 0 && end > now.st_size;
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) {
  struct watched *file = fd >= 0 && fd < FDS_MAX ? by_fd[fd] : NULL;
  if (file == NULL) return real_pwrite(fd, bytes, count, at);
  pthread_mutex_lock(&lock);
  ssize_t written = -1;
  if (grows_beyond(fd, at + (off_t)count))
    errno = ENOSPC;
  else
    written = real_pwrite(fd, bytes, count, at);
  if (written > 0) made_dirty(file, fd, at, (size_t)written);
  pthread_mutex_unlock(&lock);
  return written;
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off_t at) {
  return pwrite(fd, bytes, count, at);
}

ssize_t write(int fd, const void *bytes, size_t count) {
  struct watched *file = fd >= 0 && fd < FDS_MAX ? by_fd[fd] : NULL;
  if (file == NULL) return real_write(fd, bytes, count);
  off_t at = lseek(fd, 0, SEEK_CUR);
  ssize_t written = pwrite(fd, bytes, count, at);
  if (written > 0) lseek(fd, at + written, SEEK_SET);
  return written;
}

int ftruncate(int fd, off_t size) {
  return real_ftruncate(fd, size);
}

int ftruncate64(int fd, off_t size) {
  return real_ftruncate(fd, size);
}

int fsync(int fd) {
  return sync_of(fd);
}

int fdatasync(int fd) {
  return sync_of(fd);
}

int unlink(const char *path) {
  const char *name = watched_name(path);
  if (name != NULL) {
    char other[PATH_MAX];
    pthread_mutex_lock(&lock);
    for (int i = 0; i < FDS_MAX; i++)
      if (all[i] != NULL && strcmp(all[i]->name, name) == 0) {
        real_close(all[i]->platter);
        munmap(all[i]->dirty, PAGES_MAX);
        for (int fd = 0; fd < FDS_MAX; fd++)
          if (by_fd[fd] == all[i]) by_fd[fd] = NULL;
        free(all[i]);
        all[i] = NULL;
      }
    snprintf(other, sizeof other, "%s/%s", getenv("FAULTY_DISK_PLATTER"), name);
    real_unlink(other);
    strncat(other, ".dirty", sizeof other - strlen(other) - 1);
    real_unlink(other);
    pthread_mutex_unlock(&lock);
  }
  return real_unlink(path);
}
