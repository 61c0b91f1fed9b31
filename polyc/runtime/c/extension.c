/* Numbers in and out of Python. */

static int take(PyObject *given, int64_t *number) {
    const long long taken = PyLong_AsLongLong(given);
    if (taken == -1 && PyErr_Occurred()) return 0;
    *number = taken;
    return 1;
}

/* Gives the tuple up where there is no memory for the number. */
static int put(PyObject *made, Py_ssize_t at, int64_t number) {
    PyObject *value = PyLong_FromLongLong(number);
    if (value == NULL) {
        Py_DECREF(made);
        return 0;
    }
    PyTuple_SET_ITEM(made, at, value);
    return 1;
}

static PyObject *refused(int32_t code) { return Py_BuildValue("(i)", (int)code); }

static PyObject *wrong_count(int wanted, Py_ssize_t count) {
    return PyErr_Format(PyExc_TypeError, "settle_ints takes %d numbers, %zd are given", wanted, count);
}

static PyObject *wrong_state(void) {
    PyErr_SetString(PyExc_ValueError, "a cell of the state is out of its bounds");
    return NULL;
}
