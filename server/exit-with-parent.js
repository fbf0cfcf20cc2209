/**
 * Loaded before `next build`. A build whose supervisor was killed ends with it, so that the next
 * start does not meet a half-made build that is still being written. Next's own workers inherit
 * this file and are none of its business: only the direct child has the supervisor as its parent.
 */
if (process.channel && String(process.ppid) === process.env.BUILD_SUPERVISOR) {
  process.on('disconnect', () => process.exit(1));
  // Listening keeps a process alive; a finished build must still end by itself.
  process.channel.unref();
}
