/** Starts to measure how long this thread computes, in milliseconds: what others do on the machine at the same time does not count. */
export function cpuClock(): () => number {
  const start = process.threadCpuUsage();
  return () => {
    const { user, system } = process.threadCpuUsage(start);
    return (user + system) / 1000;
  };
}
