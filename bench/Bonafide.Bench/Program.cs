using Bonafide.Bench;

// bench/run NAME [NAME=VALUE …]: measures one figure and prints what was measured beside the bar that it has to meet.
return await Runs.OfAsync(args);
