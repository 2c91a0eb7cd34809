// Preloaded into the children of start.mjs: when the parent dies, even by kill -9, they end too.
if (process.channel) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel.unref()
}
