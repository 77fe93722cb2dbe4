package scan

// Jobs waits for workers, without a bound.
func (q *Jobs) Add(job Job) {
	q.pending = append(q.pending, job)
}

func (q *Jobs) await(ctx context.Context, w Worker) {
	select {
	case <-ctx.Done():
		q.markDead(w)
	case r := <-w.results:
		q.finish(r)
	}
}
